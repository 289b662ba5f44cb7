package dev.parley.node.standing;

import akka.actor.typed.ActorRef;
import dev.parley.node.ClusterMessage;

/** What the keepers of nodes say to each other. A node is named by its address and the number of its start. */
sealed interface StandingMessage extends ClusterMessage {

    /** Am I a member in your eyes? */
    record Ask(String node, long start, long round, ActorRef<StandingMessage> replyTo) implements StandingMessage {}

    /** You are. Whoever is not gets no answer. */
    record Vouch(String node, long start, long round) implements StandingMessage {}

    /** It is time to ask. Stays on the node. */
    record Tick() implements StandingMessage {}
}
