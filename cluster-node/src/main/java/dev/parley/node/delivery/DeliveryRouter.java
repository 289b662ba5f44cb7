package dev.parley.node.delivery;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to the sockets of its node; one per node. It knows which users have sockets here, and nothing else: no
 * event waits in it.
 */
public final class DeliveryRouter extends AbstractBehavior<DeliveryRouter.Command> {
    /** What one may say to it. */
    public sealed interface Command extends ClusterMessage {}

    /** A socket of {@code user} opened on this node. Ended by the socket's own end. */
    public record Join(UserId user, ActorRef<Parcel> socket) implements Command {}

    /** Events for all sockets that {@code users} have on this node. */
    public record FanOut(
            ConversationId conversationId, List<Line> lines, List<UserId> users, ActorRef<RouteNews> replyTo)
            implements Command {
        public FanOut {
            lines = List.copyOf(lines);
            users = List.copyOf(users);
        }
    }

    /** A frame that is no event, for all sockets that {@code users} have on a node; users without one are passed over. */
    public record Notice(List<UserId> users, EncodedFrame frame) {
        public Notice {
            users = List.copyOf(users);
        }
    }

    /**
     * Notices for this node, as one message; the first is spelled out.
     *
     * @param more the others; absent: none
     */
    public record Notify(
            List<UserId> users,
            EncodedFrame frame,
            @Nullable List<Notice> more) implements Command {
        public Notify {
            users = List.copyOf(users);
            more = more == null || more.isEmpty() ? null : List.copyOf(more);
        }

        public static Notify of(List<Notice> notices) {
            Notice first = notices.get(0);
            return new Notify(first.users(), first.frame(), notices.subList(1, notices.size()));
        }
    }

    private record Left(UserId user, ActorRef<Parcel> socket) implements Command {}

    private final Map<UserId, List<ActorRef<Parcel>>> sockets = new HashMap<>();

    private DeliveryRouter(ActorContext<Command> context) {
        super(context);
    }

    public static Behavior<Command> create() {
        return Behaviors.setup(DeliveryRouter::new);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(FanOut.class, this::onFanOut)
                .onMessage(Notify.class, this::onNotify)
                .onMessage(Join.class, this::onJoin)
                .onMessage(Left.class, this::onLeft)
                .build();
    }

    private Behavior<Command> onFanOut(FanOut fanOut) {
        Deliver deliver = new Deliver(fanOut.conversationId(), fanOut.lines());
        List<UserId> absent = new ArrayList<>(0);
        for (UserId user : fanOut.users()) {
            List<ActorRef<Parcel>> here = sockets.get(user);
            if (here == null) {
                absent.add(user);
            } else {
                here.forEach(socket -> socket.tell(deliver));
            }
        }
        if (!absent.isEmpty()) {
            Rev since = new Rev(fanOut.lines().get(0).rev().value() - 1);
            fanOut.replyTo()
                    .tell(new RouteNews.Absent(absent, since, getContext().getSelf()));
        }
        return this;
    }

    private Behavior<Command> onNotify(Notify notify) {
        pass(notify.users(), notify.frame());
        List<Notice> more = notify.more();
        if (more != null) {
            more.forEach(notice -> pass(notice.users(), notice.frame()));
        }
        return this;
    }

    private void pass(List<UserId> users, EncodedFrame frame) {
        Passing passing = new Passing(frame);
        for (UserId user : users) {
            sockets.getOrDefault(user, List.of()).forEach(socket -> socket.tell(passing));
        }
    }

    private Behavior<Command> onJoin(Join join) {
        sockets.computeIfAbsent(join.user(), user -> new ArrayList<>(1)).add(join.socket());
        getContext().watchWith(join.socket(), new Left(join.user(), join.socket()));
        return this;
    }

    private Behavior<Command> onLeft(Left left) {
        sockets.computeIfPresent(left.user(), (user, here) -> {
            here.remove(left.socket());
            return here.isEmpty() ? null : here;
        });
        return this;
    }
}
