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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings a conversation's events to the sockets of its members: soft state of one entity, confined to its thread. A
 * member's route is leased from its session; while it is being asked for, the member's events wait in the window.
 */
final class Fanout {
    private final SessionLocator sessions;
    private final DeliverySettings settings;
    private final Clock clock;
    private final ActorRef<RouteNews> news;
    private final Consumer<ActorRef<DeliveryRouter.Command>> watch;

    private final Map<UserId, Route> routes = new HashMap<>();
    private final Map<UserId, Viewer> departed = new HashMap<>();
    private final Map<UserId, Rev> located = new HashMap<>();
    private final Set<ActorRef<DeliveryRouter.Command>> watched = new HashSet<>();

    /** What is known of the way to a member. */
    private sealed interface Route {}

    private record Leased(
            List<ActorRef<DeliveryRouter.Command>> routers, ActorRef<DeliveryRouter.Command> home, Instant until)
            implements Route {}

    /** The session was asked; the member has had all events up to {@code since}. */
    private record Probing(Rev since, Instant askedAt) implements Route {}

    /** @param watch called once for each router that routes depend on */
    Fanout(
            SessionLocator sessions,
            DeliverySettings settings,
            Clock clock,
            ActorRef<RouteNews> news,
            Consumer<ActorRef<DeliveryRouter.Command>> watch) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.news = news;
        this.watch = watch;
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
        state.members().keySet().forEach(user -> probe(user, state, since));
    }

    /** Returns whether {@link #serveLocated} is due, and was not before. */
    boolean onNews(RouteNews event, @Nullable OpenConversation state) {
        if (event instanceof RouteNews.Located found) {
            return onLocated(found);
        }
        if (event instanceof RouteNews.Gained gained) {
            onGained(gained);
        } else if (event instanceof RouteNews.Absent absent && state != null) {
            absent.users().forEach(user -> renew(user, state, absent.since()));
        } else if (event instanceof RouteNews.Forgotten forgotten && state != null) {
            renew(forgotten.user(), state, state.rev());
        } else if (event instanceof RouteNews.Announced announced && state != null) {
            tell(announced.user(), announced.frame(), state);
        }
        return false;
    }

    /** Tells all other members whose sockets are known; nobody is asked for, and nothing is kept. */
    void tell(UserId about, EncodedFrame frame, OpenConversation state) {
        Map<ActorRef<DeliveryRouter.Command>, List<UserId>> nodes = new HashMap<>();
        routes.forEach((user, route) -> {
            if (!user.equals(about) && state.member(user).isPresent() && route instanceof Leased leased) {
                leased.routers().forEach(router -> nodes.computeIfAbsent(router, key -> new ArrayList<>())
                        .add(user));
            }
        });
        nodes.forEach((router, users) -> router.tell(new DeliveryRouter.Notify(users, frame)));
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
        Instant overdue = clock.instant().minus(settings.locateWithin());
        List<UserId> again = new ArrayList<>();
        boolean probing = false;
        for (Map.Entry<UserId, Route> entry : routes.entrySet()) {
            if (entry.getValue() instanceof Probing probe) {
                probing = true;
                if (probe.askedAt().isBefore(overdue)) {
                    again.add(entry.getKey());
                }
            }
        }
        for (UserId user : again) {
            Route route = routes.get(user);
            if (route instanceof Probing probe) {
                routes.remove(user);
                probe(user, state, probe.since());
            }
        }
        return probing;
    }

    boolean isProbing() {
        return routes.values().stream().anyMatch(Probing.class::isInstance);
    }

    /** A node is gone: what went there lately may be lost, so those who were reached through it are asked for again. */
    void onRouterGone(ActorRef<DeliveryRouter.Command> router, OpenConversation state) {
        watched.remove(router);
        Instant doubtful = clock.instant().minus(settings.routeLease());
        Rev since = state.window().before(doubtful, state.rev());
        List<UserId> lost = new ArrayList<>();
        routes.forEach((user, route) -> {
            if (route instanceof Leased leased
                    && (leased.home().equals(router) || leased.routers().contains(router))) {
                lost.add(user);
            }
        });
        lost.forEach(user -> renew(user, state, since));
    }

    /** Those who are about to be served from the window get these events with the others. */
    private boolean reachable(UserId user, OpenConversation state, Rev since) {
        if (located.containsKey(user)) {
            return false;
        }
        Route route = routes.get(user);
        if (route instanceof Leased leased && leased.until().isAfter(clock.instant())) {
            return true;
        }
        if (!(route instanceof Probing)) {
            routes.remove(user);
            probe(user, state, since);
        }
        return false;
    }

    private void renew(UserId user, OpenConversation state, Rev since) {
        if (routes.get(user) instanceof Leased && state.member(user).isPresent()) {
            Rev unserved = located.remove(user);
            probe(user, state, unserved == null || since.value() < unserved.value() ? since : unserved);
        }
    }

    private void probe(UserId user, OpenConversation state, Rev since) {
        routes.put(user, new Probing(since, clock.instant()));
        sessions.locate(user, state.id(), news);
    }

    private boolean onLocated(RouteNews.Located found) {
        if (!(routes.get(found.user()) instanceof Probing probe)) {
            return false;
        }
        routes.put(
                found.user(),
                new Leased(found.routers(), found.home(), clock.instant().plus(settings.routeLease())));
        watch(found.home());
        found.routers().forEach(this::watch);
        if (found.routers().isEmpty()) {
            forgetDeparted(found.user());
            return false;
        }
        located.put(found.user(), probe.since());
        return located.size() == 1;
    }

    private void onGained(RouteNews.Gained gained) {
        if (routes.get(gained.user()) instanceof Leased leased
                && !leased.routers().contains(gained.router())) {
            List<ActorRef<DeliveryRouter.Command>> routers = new ArrayList<>(leased.routers());
            routers.add(gained.router());
            routes.put(gained.user(), new Leased(routers, leased.home(), leased.until()));
            watch(gained.router());
        }
        gained.replyTo().tell(new RouteNews.Noted());
    }

    private void watch(ActorRef<DeliveryRouter.Command> router) {
        if (watched.add(router)) {
            watch.accept(router);
        }
    }

    private void forgetDeparted(UserId user) {
        if (departed.remove(user) != null) {
            routes.remove(user);
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
            if (!seen.isEmpty() && routes.get(user) instanceof Leased leased) {
                Map<ActorRef<DeliveryRouter.Command>, List<UserId>> nodes =
                        parcels.computeIfAbsent(seen, key -> new HashMap<>());
                leased.routers().forEach(router -> nodes.computeIfAbsent(router, key -> new ArrayList<>())
                        .add(user));
            }
        });
        parcels.forEach((seen, nodes) -> Lines.parts(seen)
                .forEach(part -> nodes.forEach(
                        (router, users) -> router.tell(new DeliveryRouter.FanOut(state.id(), part, users, news)))));
    }
}
