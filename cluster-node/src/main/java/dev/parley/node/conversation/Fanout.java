package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
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
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings a conversation's events to the sockets of its members: soft state of one entity, confined to its thread. What
 * is known of a member's routes is served at once; those that are found later get from the window what came meanwhile.
 */
final class Fanout {
    /** Frames that wait for one member whose sockets are being looked for; the oldest go first. */
    private static final int WAITING_FRAMES = 4;

    private final DeliverySettings settings;
    private final Clock clock;
    private final ActorRef<RouteNews> news;
    private final Routes routes;

    private final Map<UserId, Viewer> departed = new HashMap<>();
    private final Map<UserId, Routes.Found> found = new HashMap<>();
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
        Instant now = clock.instant();
        Lines lines = new Lines(after, events, origins);
        Parcels parcels = new Parcels();
        after.members()
                .forEach((user, member) ->
                        parcels.add(user, lines.seenBy(member), routes.reach(user, after.id(), since, now)));
        leaving(before, after, events).forEach((user, viewer) -> {
            departed.put(user, viewer);
            parcels.add(user, lines.seenBy(viewer), routes.reach(user, after.id(), since, now));
        });
        parcels.send(after.id(), news);
        List.copyOf(departed.keySet()).forEach(this::forgetDeparted);
    }

    /** Who is no member any more because of the events, and sees them up to there. */
    private static Map<UserId, Viewer> leaving(
            @Nullable OpenConversation before, OpenConversation after, List<NumberedEvent> events) {
        Map<UserId, Viewer> leaving = new HashMap<>(0);
        for (NumberedEvent event : events) {
            if (event.event() instanceof MemberRemoved removed
                    && before != null
                    && after.member(removed.userId()).isEmpty()) {
                before.member(removed.userId())
                        .ifPresent(member -> leaving.putIfAbsent(
                                removed.userId(), Viewer.of(member).until(event.rev())));
            }
        }
        return leaving;
    }

    /** Asks for every member, to bring it what came after {@code since}. */
    void announce(OpenConversation state, Rev since) {
        state.members().keySet().forEach(user -> routes.seek(user, state.id(), since));
    }

    /**
     * Tells all other members of somebody, by frames that are no events, where their sockets are known.
     *
     * @param about of whom each frame tells
     * @param ask whether to look for those whose sockets are not
     */
    void tell(OpenConversation state, Map<UserId, EncodedFrame> about, boolean ask) {
        Map<ActorRef<DeliveryRouter.Command>, List<DeliveryRouter.Notice>> nodes = new HashMap<>();
        about.forEach((subject, frame) -> hearers(state, subject, frame, ask)
                .forEach((router, users) -> nodes.computeIfAbsent(router, key -> new ArrayList<>(1))
                        .add(new DeliveryRouter.Notice(users, frame))));
        nodes.forEach((router, notices) -> router.tell(DeliveryRouter.Notify.of(notices)));
    }

    private Map<ActorRef<DeliveryRouter.Command>, List<UserId>> hearers(
            OpenConversation state, UserId subject, EncodedFrame frame, boolean ask) {
        Instant now = clock.instant();
        Map<ActorRef<DeliveryRouter.Command>, List<UserId>> nodes = new HashMap<>();
        for (UserId user : state.members().keySet()) {
            if (user.equals(subject)) {
                continue;
            }
            Collection<ActorRef<DeliveryRouter.Command>> routers =
                    ask ? routes.reach(user, state.id(), state.rev(), now) : routes.to(user);
            if (ask && routers.isEmpty()) {
                waitIfSought(user, frame);
            }
            routers.forEach(router ->
                    nodes.computeIfAbsent(router, key -> new ArrayList<>()).add(user));
        }
        return nodes;
    }

    private void waitIfSought(UserId user, EncodedFrame frame) {
        if (routes.isSought(user)) {
            Deque<EncodedFrame> frames = waiting.computeIfAbsent(user, key -> new ArrayDeque<>(1));
            frames.add(frame);
            if (frames.size() > WAITING_FRAMES) {
                frames.remove();
            }
        }
    }

    /** Returns whether {@link #serveLocated} is due, and was not before. */
    boolean onNews(RouteNews event, @Nullable OpenConversation state) {
        if (event instanceof RouteNews.Located located) {
            return onFound(located.user(), routes.located(located));
        }
        if (event instanceof RouteNews.Gained gained) {
            return onGained(gained);
        }
        if (event instanceof RouteNews.Absent absent && state != null) {
            absent.users().forEach(user -> {
                routes.close(user, absent.router());
                renew(user, state, absent.since());
            });
        } else if (event instanceof RouteNews.Forgotten forgotten && state != null) {
            renew(forgotten.user(), state, state.rev());
        } else if (event instanceof RouteNews.Announced announced && state != null) {
            tell(state, Map.of(announced.user(), announced.frame()), false);
        }
        return false;
    }

    /** Serves the routers that were found what has come meanwhile. */
    void serveLocated(OpenConversation state) {
        Map<Rev, Map<UserId, Viewer>> bySince = new HashMap<>();
        found.forEach((user, news) -> {
            Viewer viewer = state.member(user).map(Viewer::of).orElse(departed.get(user));
            if (viewer != null) {
                bySince.computeIfAbsent(news.since(), rev -> new HashMap<>()).put(user, viewer);
            }
        });
        bySince.forEach((since, readers) -> {
            List<NumberedEvent> events = state.window().after(since, Integer.MAX_VALUE);
            if (!events.isEmpty()) {
                Lines lines = new Lines(state, events, rev -> 0);
                Parcels parcels = new Parcels();
                readers.forEach((user, viewer) -> parcels.add(user, lines.seenBy(viewer), unserved(user)));
                parcels.send(state.id(), news);
            }
        });
        found.forEach((user, news) -> routes.open(user, news.routers()));
        List<UserId> served = List.copyOf(found.keySet());
        found.clear();
        served.forEach(this::forgetDeparted);
    }

    private Collection<ActorRef<DeliveryRouter.Command>> unserved(UserId user) {
        Routes.Found news = found.get(user);
        return news == null ? List.of() : news.routers();
    }

    /** Asks again for those who were asked for too long ago; returns whether any are still being asked for. */
    boolean checkProbes(OpenConversation state) {
        return routes.seekAgain(state.id());
    }

    boolean isProbing() {
        return routes.isSeeking();
    }

    /** A node is gone: what went there lately may be lost, so those who were reached through it are asked for again. */
    void onRouterGone(ActorRef<DeliveryRouter.Command> router, OpenConversation state) {
        Instant doubtful = clock.instant().minus(settings.routeLease());
        Rev since = state.window().before(doubtful, state.rev());
        routes.lostWith(router).forEach(user -> renew(user, state, since));
    }

    /** What waits to be served is found again. */
    private void renew(UserId user, OpenConversation state, Rev since) {
        if (routes.isKnown(user) && state.member(user).isPresent()) {
            Routes.Found unserved = found.remove(user);
            routes.seek(
                    user,
                    state.id(),
                    unserved == null || since.value() < unserved.since().value() ? since : unserved.since());
        }
    }

    /** A new socket is served what comes; one that was there before its session, also what it may have missed. */
    private boolean onGained(RouteNews.Gained gained) {
        Optional<Routes.Found> news = routes.gained(gained);
        if (news.isEmpty() || gained.returning()) {
            return onFound(gained.user(), news);
        }
        if (!found.containsKey(gained.user())) {
            routes.openUnserved(gained.user(), gained.router());
            return false;
        }
        return onFound(gained.user(), news);
    }

    private boolean onFound(UserId user, Optional<Routes.Found> news) {
        if (news.isEmpty()) {
            return false;
        }
        List<ActorRef<DeliveryRouter.Command>> routers = news.get().routers();
        Deque<EncodedFrame> frames = waiting.remove(user);
        if (frames != null) {
            DeliveryRouter.Notify waited = DeliveryRouter.Notify.of(frames.stream()
                    .map(frame -> new DeliveryRouter.Notice(List.of(user), frame))
                    .toList());
            routers.forEach(router -> router.tell(waited));
        }
        if (routers.isEmpty()) {
            forgetDeparted(user);
            return false;
        }
        found.merge(user, news.get(), Routes.Found::and);
        return found.size() == 1;
    }

    /** Once it has been told on all ways that there are. */
    private void forgetDeparted(UserId user) {
        if (departed.containsKey(user) && !routes.isSought(user) && !found.containsKey(user)) {
            departed.remove(user);
            routes.forget(user);
            waiting.remove(user);
        }
    }
}
