package dev.parley.load.bench.read;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.conversation.Conversations;
import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.SendMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What there is to read: a reader (account 0) with many conversations, half of them direct, each with a message, and one room
 * of the reader and the writers, who are the accounts after it.
 */
final class Library {
    private static final int AT_A_TIME = 16;
    private static final int PAGE = 100;
    private static final SendMessage HELLO =
            new SendMessage(new ClientMessageId("hello"), null, "hello", null, null, null);

    private final List<Conversations> clients = new ArrayList<>();
    private final List<MintedAccount> accounts;
    private final int writers;

    /** Accounts that {@code conversations} and {@code writers} need. */
    static int accounts(int conversations, int writers) {
        return 1 + writers + (conversations + 1) / 2;
    }

    Library(ClientRuntime runtime, List<URI> nodes, List<MintedAccount> accounts, int writers) {
        this.accounts = accounts;
        this.writers = writers;
        for (int i = 0; i < accounts.size(); i++) {
            clients.add(ParleyClient.of(
                            Targets.settings(runtime, Targets.from(nodes, i)).build(),
                            new Credentials.AccessToken(accounts.get(i).accessToken()))
                    .conversations());
        }
    }

    /** What the reader calls. */
    Conversations reader() {
        return clients.get(0);
    }

    /** One of those who are in the room, in turn, each through the next node. */
    Conversations member(int number) {
        return clients.get(number % (writers + 1));
    }

    List<MintedAccount> writers() {
        return accounts.subList(1, writers + 1);
    }

    String readersToken() {
        return accounts.get(0).accessToken();
    }

    /** The reader's conversations, {@code limit} of them at the most. */
    List<ConversationSummary> summaries(int limit) {
        List<ConversationSummary> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<ConversationSummary> page = reader().list(cursor, PAGE).join();
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && found.size() < limit);
        return found.subList(0, Math.min(limit, found.size()));
    }

    ConversationId room() {
        List<UserId> members = writers().stream().map(MintedAccount::userId).toList();
        return reader().group("history", members).join().conversationId();
    }

    /** The reader's other conversations; every second one is direct, the others are groups with one other. */
    List<ConversationId> shelf(int count) {
        List<ConversationId> made = new ArrayList<>(count);
        try (Progress progress = new Progress("conversations", count)) {
            while (made.size() < count) {
                List<CompletableFuture<ConversationId>> wave = new ArrayList<>();
                for (int i = made.size(); i < Math.min(count, made.size() + AT_A_TIME); i++) {
                    wave.add(one(i));
                }
                wave.forEach(id -> made.add(id.join()));
                progress.at(made.size());
            }
        }
        return made;
    }

    private CompletableFuture<ConversationId> one(int number) {
        int other = 1 + writers + number / 2;
        UserId peer = accounts.get(other).userId();
        return (number % 2 == 0 ? reader().direct(peer) : reader().group("group " + number, List.of(peer)))
                .thenCompose(info -> clients.get(other)
                        .post(info.conversationId(), HELLO)
                        .thenApply(message -> message.conversationId()));
    }
}
