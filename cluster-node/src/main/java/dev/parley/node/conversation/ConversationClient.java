package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import dev.parley.node.placement.Insistence;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks conversations, wherever they are. Silence and failure become {@code unavailable}. Thread-safe. */
public final class ConversationClient {
    private final ClusterSharding sharding;
    private final Duration timeout;
    private final Insistence insistence;

    public ConversationClient(ClusterSharding sharding, ConversationSettings settings, Insistence insistence) {
        this.sharding = sharding;
        this.timeout = settings.answerWithin();
        this.insistence = insistence;
    }

    /** Says something whose answer, if any, goes to the {@code replyTo} within it. */
    public void tell(ConversationId conversation, ConversationCommand command) {
        entity(conversation).tell(command);
    }

    private EntityRef<ConversationCommand> entity(ConversationId conversation) {
        return sharding.entityRefFor(ConversationEntity.KEY, conversation.toString());
    }

    /** Asks, and turns the answer into a value; an answer that {@code read} does not know is a defect. */
    public <T> CompletionStage<Outcome<T>> ask(
            ConversationId conversation,
            Function<ActorRef<ConversationReply>, ConversationCommand> question,
            Function<ConversationReply, Optional<T>> read) {
        return outcome(entity(conversation).ask(question::apply, timeout), read);
    }

    /** As {@link #ask}, for what does no harm when it is asked twice. */
    public <T> CompletionStage<Outcome<T>> insist(
            ConversationId conversation,
            Function<ActorRef<ConversationReply>, ConversationCommand> question,
            Function<ConversationReply, Optional<T>> read) {
        return outcome(insistence.ask(entity(conversation), question, timeout), read);
    }

    private static <T> CompletionStage<Outcome<T>> outcome(
            CompletionStage<ConversationReply> answer, Function<ConversationReply, Optional<T>> read) {
        return answer.handle((reply, failure) -> failure != null ? unavailable() : outcome(reply, read));
    }

    /** What is answered where the cluster or its database does not answer in time. */
    public static <T> Outcome<T> unavailable() {
        return Outcome.refused(Refusal.unavailable());
    }

    private static <T> Outcome<T> outcome(ConversationReply reply, Function<ConversationReply, Optional<T>> read) {
        if (reply instanceof ConversationReply.Refused refused) {
            return Outcome.refused(refused.refusal());
        }
        return read.apply(reply)
                .map(Outcome::done)
                .orElseThrow(() -> new IllegalStateException("an answer to another question: " + reply.getClass()));
    }
}
