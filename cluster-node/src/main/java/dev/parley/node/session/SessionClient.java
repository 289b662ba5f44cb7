package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import dev.parley.node.placement.Insistence;
import dev.parley.protocol.account.UserId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Speaks to sessions, wherever they are. Thread-safe. */
final class SessionClient {
    private final ClusterSharding sharding;
    private final Duration timeout;
    private final Insistence insistence;

    SessionClient(ClusterSharding sharding, SessionSettings settings, Insistence insistence) {
        this.sharding = sharding;
        this.timeout = settings.answerWithin();
        this.insistence = insistence;
    }

    void tell(UserId user, SessionCommand command) {
        sharding.entityRefFor(UserSessionEntity.KEY, user.toString()).tell(command);
    }

    /** Asks, more than once where it must. The stage fails where the session does not answer in time. */
    CompletionStage<SessionReply> ask(UserId user, Function<ActorRef<SessionReply>, SessionCommand> question) {
        return insistence.ask(sharding.entityRefFor(UserSessionEntity.KEY, user.toString()), question, timeout);
    }
}
