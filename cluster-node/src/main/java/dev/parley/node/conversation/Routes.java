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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the members of a conversation, leased from their sessions: soft state of one entity, confined to its
 * thread. A way is taken for good until its own router says that nobody is there, or dies: while a session moves, is
 * asked again or does not know all sockets yet, those that are known are served.
 */
final class Routes {
    /** A session that stays silent is asked after sixteen times as long as at first. */
    private static final int MOST_DOUBLINGS = 4;

    private final SessionLocator sessions;
    private final DeliverySettings settings;
    private final Clock clock;
    private final ActorRef<RouteNews> news;
    private final Consumer<ActorRef<DeliveryRouter.Command>> watch;
    private final Map<UserId, Way> ways = new HashMap<>();
    private final Set<ActorRef<DeliveryRouter.Command>> watched = new HashSet<>();

    /** What is known of the way to a member. */
    private static final class Way {
        private final Set<ActorRef<DeliveryRouter.Command>> routers = new LinkedHashSet<>(2);
        /** Those of the routers that were not served what came before they were on the way. */
        private final Set<ActorRef<DeliveryRouter.Command>> unserved = new HashSet<>(2);

        private @Nullable ActorRef<DeliveryRouter.Command> home;
        /** A router that is found has to be served what came after. */
        private Rev since;

        private Instant until = Instant.MIN;
        private @Nullable Instant askedAt;
        /** How often it was asked again since it last answered. */
        private int repeats;

        private Way(Rev since) {
            this.since = since;
        }
    }

    /** Routers that are not on the way yet: they come to be by {@link #open}, when they have had what came after. */
    record Found(Rev since, List<ActorRef<DeliveryRouter.Command>> routers) {
        Found and(Found other) {
            Set<ActorRef<DeliveryRouter.Command>> both = new LinkedHashSet<>(routers);
            both.addAll(other.routers);
            return new Found(since.value() < other.since.value() ? since : other.since, List.copyOf(both));
        }
    }

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

    /** The nodes of a member's sockets, as far as they are known. */
    Collection<ActorRef<DeliveryRouter.Command>> to(UserId user) {
        Way way = ways.get(user);
        return way == null ? List.of() : way.routers;
    }

    boolean isKnown(UserId user) {
        return ways.containsKey(user);
    }

    boolean isSought(UserId user) {
        Way way = ways.get(user);
        return way != null && way.askedAt != null;
    }

    /**
     * Sees to it that routers that are not known yet will be found, and served what comes after {@code since}; returns those
     * that are known.
     */
    Collection<ActorRef<DeliveryRouter.Command>> reach(
            UserId user, ConversationId conversation, Rev since, Instant now) {
        Way way = ways.get(user);
        if (way == null || (way.askedAt == null && !way.until.isAfter(now))) {
            seek(user, conversation, since);
        }
        return way == null ? List.of() : way.routers;
    }

    /** Asks the session, whoever was asked before; what is found has to be served what came after {@code since}. */
    void seek(UserId user, ConversationId conversation, Rev since) {
        Way way = ways.computeIfAbsent(user, any -> new Way(since));
        if (way.askedAt == null || since.value() < way.since.value()) {
            way.since = since;
        }
        way.askedAt = clock.instant();
        sessions.locate(user, conversation, news);
    }

    void forget(UserId user) {
        ways.remove(user);
    }

    /** Takes a session's answer; returns what is new in it, or nothing where nobody asked. */
    Optional<Found> located(RouteNews.Located located) {
        Way way = ways.get(located.user());
        if (way == null || way.askedAt == null) {
            return Optional.empty();
        }
        way.askedAt = null;
        way.repeats = 0;
        way.until = clock.instant().plus(settings.routeLease());
        way.home = located.home();
        watch(located.home());
        List<ActorRef<DeliveryRouter.Command>> fresh = located.routers().stream()
                .filter(router -> !way.routers.contains(router))
                .toList();
        return Optional.of(new Found(way.since, fresh));
    }

    /**
     * Takes note of a router that a session has gained; returns it where it is new, or where a socket that has been open for
     * a while may have missed something on it.
     */
    Optional<Found> gained(RouteNews.Gained gained) {
        gained.replyTo().tell(new RouteNews.Noted());
        Way way = ways.get(gained.user());
        if (way == null || way.askedAt != null) {
            return Optional.empty();
        }
        boolean known = way.routers.contains(gained.router());
        boolean missed = gained.returning() && way.unserved.remove(gained.router());
        return known && !missed ? Optional.empty() : Optional.of(new Found(way.since, List.of(gained.router())));
    }

    /** A router is on the way, for what comes from now on. */
    void openUnserved(UserId user, ActorRef<DeliveryRouter.Command> router) {
        open(user, List.of(router));
        Way way = ways.get(user);
        if (way != null) {
            way.unserved.add(router);
        }
    }

    /** From now on these are on the way. */
    void open(UserId user, Collection<ActorRef<DeliveryRouter.Command>> routers) {
        Way way = ways.get(user);
        if (way != null) {
            way.routers.addAll(routers);
            routers.forEach(this::watch);
        }
    }

    /** @param router where nobody is; absent: it did not say who it is */
    void close(UserId user, @Nullable ActorRef<DeliveryRouter.Command> router) {
        Way way = ways.get(user);
        if (way != null) {
            way.routers.removeIf(known -> router == null || known.equals(router));
            way.unserved.retainAll(way.routers);
        }
    }

    boolean isSeeking() {
        return ways.values().stream().anyMatch(way -> way.askedAt != null);
    }

    /**
     * Asks again for those who were asked for too long ago, each time after twice as long as before; returns whether any are
     * still being asked for.
     */
    boolean seekAgain(ConversationId conversation) {
        Instant now = clock.instant();
        ways.forEach((user, way) -> {
            if (way.askedAt != null
                    && way.askedAt
                            .plus(settings.locateWithin().multipliedBy(1L << Math.min(way.repeats, MOST_DOUBLINGS)))
                            .isBefore(now)) {
                way.repeats++;
                seek(user, conversation, way.since);
            }
        });
        return isSeeking();
    }

    /** Forgets a router that is gone; returns those who were reached through it, or whose session was there. */
    List<UserId> lostWith(ActorRef<DeliveryRouter.Command> router) {
        watched.remove(router);
        List<UserId> lost = new ArrayList<>();
        ways.forEach((user, way) -> {
            boolean reached = way.routers.remove(router);
            way.unserved.remove(router);
            if (reached || router.equals(way.home)) {
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
