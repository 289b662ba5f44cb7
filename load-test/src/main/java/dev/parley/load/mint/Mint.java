package dev.parley.load.mint;

import dev.parley.client.operations.Operators;
import dev.parley.protocol.account.MintedAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Makes any number of accounts, in calls of a thousand. */
public final class Mint {
    private static final int BATCH = 1_000;

    private final Operators operators;
    private final Duration validFor;

    /** {@code validFor}: how long the tokens are good. */
    public Mint(Operators operators, Duration validFor) {
        this.operators = operators;
        this.validFor = validFor;
    }

    /** {@code count} accounts; {@code progress} hears how many there are so far. */
    public List<MintedAccount> accounts(int count, String prefix, IntConsumer progress) {
        List<MintedAccount> accounts = new ArrayList<>(count);
        while (accounts.size() < count) {
            int batch = Math.min(BATCH, count - accounts.size());
            accounts.addAll(operators.mint(batch, prefix, validFor).join().items());
            progress.accept(accounts.size());
        }
        return accounts;
    }
}
