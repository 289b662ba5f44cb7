package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Traffic;
import dev.parley.protocol.account.MintedAccount;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Pairs of people who just want to talk, on a thread of their own; what they notice is what stress costs. */
final class Bystanders implements AutoCloseable {
    private static final long RAMP = 200_000_000;
    private static final double DRAIN_SECONDS = 30;
    private static final int PAYLOAD = 64;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Fleet fleet = new Fleet();
    private final Pairs route;
    private int run = 0x57000000;

    Bystanders(ClientRuntime runtime, RunOptions options, int pairs) {
        List<MintedAccount> accounts = options.accounts(runtime, 2 * pairs);
        route = new Pairs(new Meetings(runtime, options.nodes(), accounts).pairs(pairs));
        fleet.connect(accounts, options.nodes());
    }

    /** Begins to talk; done when all is heard, or was waited for long enough. */
    CompletableFuture<Traffic> talk(double rate, double seconds) {
        int number = run++;
        return CompletableFuture.supplyAsync(
                () -> {
                    Traffic traffic = new Traffic(
                            fleet, route, number, PAYLOAD, Schedule.of(System.nanoTime() + RAMP, rate, seconds));
                    traffic.go(DRAIN_SECONDS);
                    return traffic;
                },
                thread);
    }

    @Override
    public void close() {
        thread.shutdown();
        fleet.close();
    }
}
