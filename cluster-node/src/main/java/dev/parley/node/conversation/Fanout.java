package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.Line;
import dev.parley.node.delivery.RouteNews;
import dev.parley.node.delivery.SessionLocator;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings a conversation's events to the sockets of its members: soft state of one entity, confined to its thread. While
 * a member's route is being asked for, the member's events wait in the window.
 */
final class Fanout {
    /** Frames that wait for one member whose sockets are being looked for; the oldest go first. */
    private static final int WAITING_FRAMES = 4;

    private final DeliverySettings settings;
    private final Clock clock;
    private final ActorRef<RouteNews> news;
    private final Routes routes;

    private final Map<UserId, Viewer> departed = new HashMap<>();
    private final Map<UserId, Rev> located = new HashMap<>();
    private final Map<UserId, Deque<EncodedFrame>> waiting = new HashMap<>();

    /** @param watch called once for each router that routes depend on */
    Fanout(
            SessionLocator sessions,
            DeliverySettings settings,
            Clock clock,
            ActorRef<RouteNews> news,
            Consumer<ActorRef<DeliveryRouter.Command>> watch) {
        this.settings = settings;
        this.clock = clock;
        this.news = news;
        this.routes = new Routes(sessions, settings, clock, news, watch);
    }

    /**
     * Sends events that have just been written.
     *
     * @param before the conversation without them; absent if they created it
     * @param origins the socket that caused an event, or 0
     */
    void publish(
            @Nullable OpenConversation before,
            OpenConversation after,
            List<NumberedEvent> events,
            ToLongFunction<Rev> origins) {
        Rev since = new Rev(events.get(0).rev().value() - 1);
        Map<UserId, Viewer> readers = new HashMap<>();
        after.members().forEach((user, member) -> readers.put(user, Viewer.of(member)));
        for (NumberedEvent event : events) {
            if (event.event() instanceof MemberRemoved removed && before != null) {
                before.member(removed.userId())
                        .ifPresent(member -> readers.putIfAbsent(
                                removed.userId(), Viewer.of(member).until(event.rev())));
            }
        }
        readers.forEach((user, viewer) -> {
            if (viewer.hasLeft()) {
                departed.put(user, viewer);
            }
        });
        readers.keySet().removeIf(user -> !reachable(user, after, since));
        send(after, events, readers, origins);
        readers.keySet().forEach(this::forgetDeparted);
    }

    /** Asks for every member, to bring it what came after {@code since}. */
    void announce(OpenConversation state, Rev since) {
        state.members().keySet().forEach(user -> routes.probe(user, state.id(), since));
    }

    /**
     * Tells all other members of somebody, by a frame that is no event, where their sockets are known.
     *
     * @param ask whether to look for those whose sockets are not
     */
    void tell(OpenConversation state, UserId about, EncodedFrame frame, boolean ask) {
        Map<ActorRef<DeliveryRouter.Command>, List<UserId>> nodes = new HashMap<>();
        for (UserId user : state.members().keySet()) {
            if (user.equals(about)) {
                continue;
            }
            if (ask && !routes.reach(user, state.id(), state.rev()) && !routes.isLeased(user)) {
                Deque<EncodedFrame> frames = waiting.computeIfAbsent(user, key -> new ArrayDeque<>(1));
                frames.add(frame);
                if (frames.size() > WAITING_FRAMES) {
                    frames.remove();
                }
            }
            routes.to(user).forEach(router -> nodes.computeIfAbsent(router, key -> new ArrayList<>())
                    .add(user));
        }
        nodes.forEach((router, users) -> router.tell(new DeliveryRouter.Notify(users, frame)));
    }

    /** Returns whether {@link #serveLocated} is due, and was not before. */
    boolean onNews(RouteNews event, @Nullable OpenConversation state) {
        if (event instanceof RouteNews.Located found) {
            return onLocated(found);
        }
        if (event instanceof RouteNews.Gained gained) {
            routes.gained(gained);
        } else if (event instanceof RouteNews.Absent absent && state != null) {
            absent.users().forEach(user -> renew(user, state, absent.since()));
        } else if (event instanceof RouteNews.Forgotten forgotten && state != null) {
            renew(forgotten.user(), state, state.rev());
        } else if (event instanceof RouteNews.Announced announced && state != null) {
            tell(state, announced.user(), announced.frame(), false);
        }
        return false;
    }

    /** Sends the members that were found what they have waited for. */
    void serveLocated(OpenConversation state) {
        Map<Rev, Map<UserId, Viewer>> bySince = new HashMap<>();
        located.forEach((user, since) -> {
            Viewer viewer = state.member(user).map(Viewer::of).orElse(departed.get(user));
            if (viewer != null) {
                bySince.computeIfAbsent(since, rev -> new HashMap<>()).put(user, viewer);
            }
        });
        bySince.forEach(
                (since, readers) -> send(state, state.window().after(since, Integer.MAX_VALUE), readers, rev -> 0));
        located.keySet().forEach(this::forgetDeparted);
        located.clear();
    }

    /** Asks again for those who were asked for too long ago; returns whether any are still being asked for. */
    boolean checkProbes(OpenConversation state) {
        return routes.probeAgain(state.id());
    }

    boolean isProbing() {
        return routes.isProbing();
    }

    /** A node is gone: what went there lately may be lost, so those who were reached through it are asked for again. */
    void onRouterGone(ActorRef<DeliveryRouter.Command> router, OpenConversation state) {
        Instant doubtful = clock.instant().minus(settings.routeLease());
        Rev since = state.window().before(doubtful, state.rev());
        routes.lostWith(router).forEach(user -> renew(user, state, since));
    }

    /** Those who are about to be served from the window get these events with the others. */
    private boolean reachable(UserId user, OpenConversation state, Rev since) {
        return !located.containsKey(user) && routes.reach(user, state.id(), since);
    }

    private void renew(UserId user, OpenConversation state, Rev since) {
        if (routes.isLeased(user) && state.member(user).isPresent()) {
            Rev unserved = located.remove(user);
            routes.probe(user, state.id(), unserved == null || since.value() < unserved.value() ? since : unserved);
        }
    }

    private boolean onLocated(RouteNews.Located found) {
        UserId user = found.user();
        Optional<Rev> since = routes.located(found);
        if (since.isEmpty()) {
            return false;
        }
        Deque<EncodedFrame> frames = waiting.remove(user);
        if (found.routers().isEmpty()) {
            forgetDeparted(user);
            return false;
        }
        if (frames != null) {
            found.routers()
                    .forEach(router ->
                            frames.forEach(frame -> router.tell(new DeliveryRouter.Notify(List.of(user), frame))));
        }
        located.put(user, since.get());
        return located.size() == 1;
    }

    private void forgetDeparted(UserId user) {
        if (departed.remove(user) != null) {
            routes.forget(user);
            waiting.remove(user);
        }
    }

    /** One message per node and kind of view. */
    private void send(
            OpenConversation state,
            List<NumberedEvent> events,
            Map<UserId, Viewer> readers,
            ToLongFunction<Rev> origins) {
        if (events.isEmpty() || readers.isEmpty()) {
            return;
        }
        Lines lines = new Lines(state, events, origins);
        IdentityHashMap<List<Line>, Map<ActorRef<DeliveryRouter.Command>, List<UserId>>> parcels =
                new IdentityHashMap<>();
        readers.forEach((user, viewer) -> {
            List<Line> seen = lines.seenBy(viewer);
            if (!seen.isEmpty()) {
                Map<ActorRef<DeliveryRouter.Command>, List<UserId>> nodes =
                        parcels.computeIfAbsent(seen, key -> new HashMap<>());
                routes.to(user).forEach(router -> nodes.computeIfAbsent(router, key -> new ArrayList<>())
                        .add(user));
            }
        });
        parcels.forEach((seen, nodes) -> Lines.parts(seen)
                .forEach(part -> nodes.forEach(
                        (router, users) -> router.tell(new DeliveryRouter.FanOut(state.id(), part, users, news)))));
    }
}
