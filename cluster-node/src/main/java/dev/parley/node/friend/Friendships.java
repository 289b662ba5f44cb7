package dev.parley.node.friend;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import dev.parley.node.friend.FriendshipReply.Settled;
import dev.parley.persistence.friend.Pair;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks friendships, wherever they are. Silence becomes {@code unavailable}. Thread-safe. */
final class Friendships {
    private final ClusterSharding sharding;
    private final Duration timeout;

    Friendships(ClusterSharding sharding, FriendSettings settings) {
        this.sharding = sharding;
        this.timeout = settings.answerWithin();
    }

    CompletionStage<Outcome<Settled>> ask(Pair pair, Function<ActorRef<FriendshipReply>, FriendshipCommand> wish) {
        return sharding.entityRefFor(FriendshipEntity.KEY, pair.toString())
                .<FriendshipReply>ask(wish::apply, timeout)
                .handle((reply, failure) -> {
                    if (reply instanceof Settled settled) {
                        return Outcome.done(settled);
                    }
                    return Outcome.refused(
                            reply instanceof FriendshipReply.Refused refused
                                    ? refused.refusal()
                                    : Refusal.unavailable());
                });
    }
}
