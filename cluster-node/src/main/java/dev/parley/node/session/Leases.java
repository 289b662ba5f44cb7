package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The conversations that rely on what a session told them of its sockets: those that were active lately. Oldest first,
 * so that what has run out is dropped from the front.
 */
final class Leases {
    private final InstantSource clock;
    private final Duration length;
    private final Instant completeAt;
    private final Map<ConversationId, Lease> leases = new LinkedHashMap<>();

    private record Lease(ActorRef<RouteNews> conversation, Instant until) {}

    Leases(InstantSource clock, Duration length) {
        this.clock = clock;
        this.length = length;
        this.completeAt = clock.instant().plus(length);
    }

    void grant(ConversationId id, ActorRef<RouteNews> conversation) {
        leases.remove(id);
        leases.put(id, new Lease(conversation, clock.instant().plus(length)));
        expire();
    }

    /** Those who must be told of a change. */
    List<ActorRef<RouteNews>> holders() {
        expire();
        return leases.values().stream().map(Lease::conversation).toList();
    }

    /** The conversations that may be newer than their rows. */
    Set<ConversationId> active() {
        expire();
        return Set.copyOf(leases.keySet());
    }

    /** Whether no other conversation is active, because none can rely on what an earlier session has told it. */
    boolean isComplete() {
        return !clock.instant().isBefore(completeAt);
    }

    private void expire() {
        Instant now = clock.instant();
        Iterator<Lease> oldest = leases.values().iterator();
        while (oldest.hasNext() && oldest.next().until().isBefore(now)) {
            oldest.remove();
        }
    }
}
