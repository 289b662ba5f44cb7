package dev.parley.load.measure;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Makes the conversations of a benchmark, a few at a time. */
public final class Meetings {
    private static final int AT_A_TIME = 32;

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final List<MintedAccount> accounts;

    public Meetings(ClientRuntime runtime, List<URI> nodes, List<MintedAccount> accounts) {
        this.runtime = runtime;
        this.nodes = nodes;
        this.accounts = accounts;
    }

    /** Of accounts 0 and 1, 2 and 3, and so on. */
    public List<ConversationId> pairs(int count) {
        return make(count, pair -> client(2 * pair)
                .conversations()
                .direct(accounts.get(2 * pair + 1).userId()));
    }

    /** Groups of {@code members} accounts, one after the other. */
    public List<ConversationId> rooms(int count, int members) {
        return make(count, room -> {
            List<UserId> others = accounts.subList(room * members + 1, (room + 1) * members).stream()
                    .map(MintedAccount::userId)
                    .toList();
            return client(room * members).conversations().group("room " + (room + 1), others);
        });
    }

    private List<ConversationId> make(int count, IntFunction<CompletableFuture<ConversationInfo>> one) {
        List<ConversationId> made = new ArrayList<>(count);
        Deque<CompletableFuture<ConversationInfo>> begun = new ArrayDeque<>(AT_A_TIME);
        try (Progress progress = new Progress("conversations", count)) {
            while (made.size() < count) {
                while (begun.size() < AT_A_TIME && made.size() + begun.size() < count) {
                    begun.add(one.apply(made.size() + begun.size()));
                }
                made.add(begun.remove().join().conversationId());
                progress.at(made.size());
            }
        }
        return made;
    }

    private ParleyClient client(int account) {
        return ParleyClient.of(
                Targets.settings(runtime, Targets.from(nodes, account)).build(),
                new Credentials.AccessToken(accounts.get(account).accessToken()));
    }
}
