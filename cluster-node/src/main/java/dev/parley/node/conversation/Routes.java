package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.RouteNews;
import dev.parley.node.delivery.SessionLocator;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The ways to the members of a conversation, leased from their sessions: soft state of one entity, confined to its
 * thread.
 */
final class Routes {
    private final SessionLocator sessions;
    private final DeliverySettings settings;
    private final Clock clock;
    private final ActorRef<RouteNews> news;
    private final Consumer<ActorRef<DeliveryRouter.Command>> watch;
    private final Map<UserId, Route> routes = new HashMap<>();
    private final Set<ActorRef<DeliveryRouter.Command>> watched = new HashSet<>();

    /** What is known of the way to a member. */
    private sealed interface Route {}

    private record Leased(
            List<ActorRef<DeliveryRouter.Command>> routers, ActorRef<DeliveryRouter.Command> home, Instant until)
            implements Route {}

    /** The session was asked; the member has had all events up to {@code since}. */
    private record Probing(Rev since, Instant askedAt) implements Route {}

    /** @param watch called once for each router that routes depend on */
    Routes(
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

    /** The nodes of a member's sockets, as last heard; none while they are asked for. */
    List<ActorRef<DeliveryRouter.Command>> to(UserId user) {
        return routes.get(user) instanceof Leased leased ? leased.routers() : List.of();
    }

    boolean isLeased(UserId user) {
        return routes.get(user) instanceof Leased;
    }

    /** Whether the lease holds; otherwise the session is being asked, for events after {@code since}. */
    boolean reach(UserId user, ConversationId conversation, Rev since) {
        Route route = routes.get(user);
        if (route instanceof Leased leased && leased.until().isAfter(clock.instant())) {
            return true;
        }
        if (!(route instanceof Probing)) {
            probe(user, conversation, since);
        }
        return false;
    }

    void probe(UserId user, ConversationId conversation, Rev since) {
        routes.put(user, new Probing(since, clock.instant()));
        sessions.locate(user, conversation, news);
    }

    void forget(UserId user) {
        routes.remove(user);
    }

    /** Takes a session's answer; returns what the member has had, or nothing where nobody asked. */
    Optional<Rev> located(RouteNews.Located found) {
        if (!(routes.get(found.user()) instanceof Probing probe)) {
            return Optional.empty();
        }
        routes.put(
                found.user(),
                new Leased(found.routers(), found.home(), clock.instant().plus(settings.routeLease())));
        watch(found.home());
        found.routers().forEach(this::watch);
        return Optional.of(probe.since());
    }

    void gained(RouteNews.Gained gained) {
        if (routes.get(gained.user()) instanceof Leased leased
                && !leased.routers().contains(gained.router())) {
            List<ActorRef<DeliveryRouter.Command>> routers = new ArrayList<>(leased.routers());
            routers.add(gained.router());
            routes.put(gained.user(), new Leased(routers, leased.home(), leased.until()));
            watch(gained.router());
        }
        gained.replyTo().tell(new RouteNews.Noted());
    }

    boolean isProbing() {
        return routes.values().stream().anyMatch(Probing.class::isInstance);
    }

    /** Asks again for those who were asked for too long ago; returns whether any are still being asked for. */
    boolean probeAgain(ConversationId conversation) {
        Instant overdue = clock.instant().minus(settings.locateWithin());
        Map<UserId, Rev> again = new HashMap<>();
        routes.forEach((user, route) -> {
            if (route instanceof Probing probe && probe.askedAt().isBefore(overdue)) {
                again.put(user, probe.since());
            }
        });
        again.forEach((user, since) -> probe(user, conversation, since));
        return isProbing();
    }

    /** Those who were reached through a router that is gone. */
    List<UserId> lostWith(ActorRef<DeliveryRouter.Command> router) {
        watched.remove(router);
        List<UserId> lost = new ArrayList<>();
        routes.forEach((user, route) -> {
            if (route instanceof Leased leased
                    && (leased.home().equals(router) || leased.routers().contains(router))) {
                lost.add(user);
            }
        });
        return lost;
    }

    private void watch(ActorRef<DeliveryRouter.Command> router) {
        if (watched.add(router)) {
            watch.accept(router);
        }
    }
}
