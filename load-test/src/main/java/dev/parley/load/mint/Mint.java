package dev.parley.load.mint;

import dev.parley.client.ClientRuntime;
import dev.parley.client.operations.Operators;
import dev.parley.load.Targets;
import dev.parley.protocol.Page;
import dev.parley.protocol.account.MintedAccount;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes any number of accounts, in calls to the nodes in turn, of a few at first: a cold cluster would have to leave too
 * much undone. A call that is not carried out all the same is made again: what it has made is lost to us, and harms nobody.
 */
public final class Mint {
    private static final int BATCH = 1_000;
    private static final int FIRST_BATCH = 100;
    private static final int TRIES = 5;

    private final List<Operators> nodes;
    private final Duration validFor;
    private final AtomicInteger next = new AtomicInteger();

    private Mint(List<Operators> nodes, Duration validFor) {
        this.nodes = List.copyOf(nodes);
        this.validFor = validFor;
    }

    /**
     * @param token an operator's, or null where the server is in development mode
     * @param validFor how long the accounts' tokens are good
     */
    public static Mint through(ClientRuntime runtime, List<URI> nodes, @Nullable String token, Duration validFor) {
        return new Mint(
                IntStream.range(0, nodes.size())
                        .mapToObj(node -> new Operators(
                                Targets.settings(runtime, Targets.from(nodes, node))
                                        .build(),
                                token))
                        .toList(),
                validFor);
    }

    /** {@code count} accounts; {@code progress} hears how many there are so far. */
    public List<MintedAccount> accounts(int count, String prefix, IntConsumer progress) {
        List<MintedAccount> accounts = new ArrayList<>(count);
        int batch = FIRST_BATCH;
        while (accounts.size() < count) {
            accounts.addAll(mint(Math.min(batch, count - accounts.size()), prefix, TRIES)
                    .join()
                    .items());
            batch = Math.min(BATCH, 2 * batch);
            progress.accept(accounts.size());
        }
        return accounts;
    }

    private CompletableFuture<Page<MintedAccount>> mint(int count, String prefix, int tries) {
        return nodes.get(next.getAndIncrement() % nodes.size())
                .mint(count, prefix, validFor)
                .exceptionallyCompose(failure ->
                        tries > 1 ? mint(count, prefix, tries - 1) : CompletableFuture.failedFuture(failure));
    }
}
