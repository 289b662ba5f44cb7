package dev.parley.node.friend;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import dev.parley.node.account.AccountFarewell;
import dev.parley.node.conversation.DirectGate;
import dev.parley.node.friend.FriendshipCommand.Leave;
import dev.parley.persistence.conversation.InboxRow;
import dev.parley.persistence.conversation.InboxTable;
import dev.parley.persistence.friend.BlockTable.BlockRow;
import dev.parley.persistence.friend.FriendTable.FriendRow;
import dev.parley.persistence.friend.Pair;
import dev.parley.persistence.friend.RequestDirection;
import dev.parley.persistence.friend.StoredRequest;
import dev.parley.protocol.account.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Ends everything between a user whose account is gone and all others: friendships, requests and blocks, part by part
 * until none is found, and then what they may write to each other. Thread-safe.
 */
final class Farewell implements AccountFarewell {
    private static final int PART = 100;
    private static final int PARALLELISM = 16;

    private final ActorSystem<?> system;
    private final Friendships friendships;
    private final FriendTables tables;
    private final InboxTable inbox;
    private final DirectGate gate;
    private final int conversations;

    /** @param conversations most conversations of a user */
    Farewell(
            ActorSystem<?> system,
            Friendships friendships,
            FriendTables tables,
            InboxTable inbox,
            DirectGate gate,
            int conversations) {
        this.system = system;
        this.friendships = friendships;
        this.tables = tables;
        this.inbox = inbox;
        this.gate = gate;
        this.conversations = conversations;
    }

    @Override
    public CompletionStage<Done> of(UserId user) {
        return part(user)
                .thenCompose(peers -> Source.from(peers)
                        .mapAsyncUnordered(PARALLELISM, peer -> leave(user, peer))
                        .runWith(Sink.seq(), system))
                .thenCompose(ended -> ended.contains(true) ? of(user) : closeDirect(user));
    }

    private CompletionStage<Set<UserId>> part(UserId user) {
        List<CompletionStage<Stream<UserId>>> lists = List.of(
                tables.friends().of(user, PART).thenApply(rows -> rows.stream().map(FriendRow::friend)),
                pending(user, RequestDirection.INCOMING)
                        .thenApply(requests -> requests.stream().map(StoredRequest::from)),
                pending(user, RequestDirection.OUTGOING)
                        .thenApply(requests -> requests.stream().map(StoredRequest::to)),
                tables.blocks().of(user, Optional.empty(), PART).thenApply(rows -> rows.stream()
                        .map(BlockRow::blocked)),
                tables.blocks().blockers(user, PART).thenApply(List::stream));
        Set<UserId> peers = new LinkedHashSet<>();
        CompletionStage<Set<UserId>> all = CompletableFuture.completedStage(peers);
        for (CompletionStage<Stream<UserId>> list : lists) {
            all = all.thenCombine(list, (found, more) -> {
                more.forEach(found::add);
                return found;
            });
        }
        return all;
    }

    private CompletionStage<List<StoredRequest>> pending(UserId user, RequestDirection direction) {
        return tables.requests().page(user, direction, true, Optional.empty(), PART);
    }

    /** Whether there was anything to end. */
    private CompletionStage<Boolean> leave(UserId user, UserId peer) {
        return friendships
                .ask(Pair.of(user, peer), replyTo -> new Leave(user, replyTo))
                .thenApply(outcome -> outcome.fold(FriendshipReply.Settled::changed, refusal -> {
                    throw new IllegalStateException("What is between the two does not end: " + refusal.message());
                }));
    }

    private CompletionStage<Done> closeDirect(UserId user) {
        return inbox.all(user, conversations).thenCompose(rows -> {
            List<UserId> peers = new ArrayList<>();
            rows.stream().map(InboxRow::peer).filter(Objects::nonNull).forEach(peers::add);
            return Source.from(peers)
                    .mapAsyncUnordered(PARALLELISM, peer -> gate.set(user, peer, false))
                    .runWith(Sink.ignore(), system);
        });
    }
}
