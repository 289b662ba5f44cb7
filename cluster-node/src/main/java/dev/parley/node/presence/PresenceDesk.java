package dev.parley.node.presence;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.node.ClusterMessage;
import dev.parley.node.delivery.Parcel;
import dev.parley.node.delivery.Passing;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import dev.parley.protocol.frame.ServerFrame.PresenceUpdate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Speaks for all sockets of its node to the presence shards; one per node. It says who is online here and who is
 * watched from here, gathered over a tick into one message per shard at the most, and hands what it hears to the sockets.
 */
public final class PresenceDesk extends AbstractBehavior<PresenceDesk.Command> {
    /** What one may say to it. Only {@link News} come from other nodes. */
    public sealed interface Command {}

    /** What shards say to it. */
    public sealed interface News extends Command, ClusterMessage {}

    /** A socket of {@code user} opened on this node; the user is online until it ends. */
    public record Open(UserId user, ActorRef<Parcel> socket) implements Command {}

    /** The people around a socket's user are these, from now on. */
    public record Know(ActorRef<Parcel> socket, ContactList contacts) implements Command {}

    /** Whom a socket watches beside the friends, from now on. Each is told of. */
    public record Watch(ActorRef<Parcel> socket, List<UserId> users) implements Command {
        public Watch {
            users = List.copyOf(users);
        }
    }

    /** A socket has lost frames; it is to be told all that is known. */
    public record TellAgain(ActorRef<Parcel> socket) implements Command {}

    /** @param from the shard's present life */
    record Answered(int shard, ActorRef<PresenceShard.Command> from, ShardAnswer answer) implements News {}

    /** A frame for all who watch {@code about}. */
    record Announced(UserId about, EncodedFrame frame) implements News {}

    private record Closed(ActorRef<Parcel> socket) implements Command {}

    private record ShardGone(int shard, ActorRef<PresenceShard.Command> was) implements Command {}

    private record Tick() implements Command {}

    private final DeskBoard<ActorRef<Parcel>> board;
    private final BiConsumer<Integer, PresenceShard.Command> shards;
    private final Map<Integer, ActorRef<PresenceShard.Command>> lives = new HashMap<>();

    private PresenceDesk(
            ActorContext<Command> context,
            PresenceSettings settings,
            InstantSource clock,
            BiConsumer<Integer, PresenceShard.Command> shards) {
        super(context);
        this.shards = shards;
        this.board = new DeskBoard<>(settings, clock, PresenceDesk::tell);
    }

    /** @param shards how a message finds a shard, by its number */
    static Behavior<Command> create(
            PresenceSettings settings, InstantSource clock, BiConsumer<Integer, PresenceShard.Command> shards) {
        return Behaviors.setup(context -> Behaviors.withTimers((TimerScheduler<Command> timers) -> {
            timers.startTimerWithFixedDelay(new Tick(), settings.tick());
            return new PresenceDesk(context, settings, clock, shards);
        }));
    }

    private static void tell(Collection<ActorRef<Parcel>> sockets, UserId user, PresenceState state) {
        Passing notice = new Passing(EncodedFrame.of(new ServerFrame.PresenceUpdate(
                user,
                state.online() ? PresenceUpdate.Status.ONLINE : PresenceUpdate.Status.OFFLINE,
                state.lastSeenAt())));
        sockets.forEach(socket -> socket.tell(notice));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Tick.class, tick -> onTick())
                .onMessage(Open.class, this::onOpen)
                .onMessage(Know.class, this::onKnow)
                .onMessage(Watch.class, this::onWatch)
                .onMessage(Closed.class, this::onClosed)
                .onMessage(TellAgain.class, this::onTellAgain)
                .onMessage(Answered.class, this::onAnswered)
                .onMessage(Announced.class, this::onAnnounced)
                .onMessage(ShardGone.class, this::onShardGone)
                .build();
    }

    private Behavior<Command> onTick() {
        ActorRef<News> self = getContext().getSelf().narrow();
        board.tick((shard, report) -> shards.accept(shard, new PresenceShard.Report(self, report)));
        return this;
    }

    private Behavior<Command> onOpen(Open open) {
        board.open(open.socket(), open.user());
        getContext().watchWith(open.socket(), new Closed(open.socket()));
        return this;
    }

    private Behavior<Command> onKnow(Know know) {
        board.contacts(know.socket(), know.contacts());
        return this;
    }

    private Behavior<Command> onWatch(Watch watch) {
        board.watch(watch.socket(), watch.users());
        return this;
    }

    private Behavior<Command> onClosed(Closed closed) {
        board.closed(closed.socket());
        return this;
    }

    private Behavior<Command> onTellAgain(TellAgain again) {
        board.again(again.socket());
        return this;
    }

    private Behavior<Command> onAnswered(Answered answered) {
        if (board.answer(answered.shard(), answered.answer())
                && !answered.from().equals(lives.put(answered.shard(), answered.from()))) {
            getContext().watchWith(answered.from(), new ShardGone(answered.shard(), answered.from()));
        }
        return this;
    }

    private Behavior<Command> onAnnounced(Announced announced) {
        Passing notice = new Passing(announced.frame());
        board.watchers(announced.about()).forEach(socket -> socket.tell(notice));
        return this;
    }

    /** It has moved or failed: its next life is told all at once, before anybody seems to have gone. */
    private Behavior<Command> onShardGone(ShardGone gone) {
        if (lives.remove(gone.shard(), gone.was())) {
            board.lost(gone.shard());
        }
        return this;
    }
}
