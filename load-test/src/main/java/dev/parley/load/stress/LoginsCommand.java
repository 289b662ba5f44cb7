package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.load.Latencies;
import dev.parley.load.Report;
import dev.parley.load.Targets;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Traffic;
import dev.parley.protocol.account.RegisterRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stress logins}: a storm of sign-ins, each of which costs a server much, beside people who talk. */
@Command(name = "logins", mixinStandardHelpOptions = true, description = "A storm of sign-ins leaves chat alone.")
final class LoginsCommand implements Callable<Integer> {
    private static final int PEOPLE = 20;
    private static final double TALK = 50;
    private static final String PASSWORD = "correct horse battery";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "sign-ins a second; default ${DEFAULT-VALUE}")
    private double rate = 200;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "30", description = "default ${DEFAULT-VALUE}")
    private double seconds = 30;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private HarmOption harm = new HarmOption();

    private final Map<Integer, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger withoutTime = new AtomicInteger();

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Latencies logins = new Latencies();
        String prefix = "storm" + Long.toString(System.nanoTime() & 0xFFFFFF, 36);
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Bystanders bystanders = new Bystanders(runtime, options, 25)) {
            for (int i = 0; i < PEOPLE; i++) {
                ParleyClient.register(
                                Targets.settings(runtime, nodes).build(),
                                new RegisterRequest(prefix + i, prefix + i + "@example.org", PASSWORD, "Storm " + i))
                        .join();
            }
            Traffic before = bystanders.talk(TALK, 10).join();
            CompletableFuture<Traffic> talk = bystanders.talk(TALK, seconds);
            storm(nodes, prefix, logins);
            Traffic during = talk.join();
            Map<Integer, Integer> counted = new TreeMap<>();
            answers.forEach((status, count) -> counted.put(status, count.get()));
            int limited = counted.getOrDefault(429, 0) + counted.getOrDefault(503, 0);
            int good = counted.getOrDefault(200, 0);
            Report report = new Report("stress logins")
                    .row("sign-ins/s offered", "offeredPerSecond", rate)
                    .row("answers by status", "answers", counted)
                    .row("not answered", "failed", failed.get())
                    .row("signed in/s", "signedInPerSecond", Report.rounded(good / seconds))
                    .row("sign-in ms, p50 / p95 / p99 / p99.9", "loginMs", logins)
                    .row("bystanders before, delivery ms", "beforeMs", before.delivery())
                    .row("bystanders meanwhile, delivery ms", "duringMs", during.delivery());
            return new Promises()
                    .keep("every sign-in is answered", failed.get() == 0)
                    .keep(
                            "by a token, or by a time to come back",
                            withoutTime.get() == 0
                                    && good + limited
                                            == counted.values().stream()
                                                    .mapToInt(Integer::intValue)
                                                    .sum())
                    .keep("nobody else is harmed", harm.isNone(before, during))
                    .tell(options.box().into(report));
        }
    }

    private void storm(List<URI> nodes, String prefix, Latencies logins) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        Schedule schedule = Schedule.of(System.nanoTime(), rate, seconds);
        CompletableFuture<?>[] all = new CompletableFuture<?>[schedule.count()];
        for (int number = 0; number < all.length; number++) {
            long wait = schedule.due(number) - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            long start = System.nanoTime();
            HttpRequest request = HttpRequest.newBuilder(
                            nodes.get(number % nodes.size()).resolve("/v1/auth/login"))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(30))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"login\":\"" + prefix + number % PEOPLE + "\",\"password\":\"" + PASSWORD + "\"}"))
                    .build();
            all[number] = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> answered(answer, failure, start, logins));
        }
        try {
            CompletableFuture.allOf(all).orTimeout(60, TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            // what failed is counted
        }
    }

    private void answered(HttpResponse<Void> answer, Throwable failure, long start, Latencies logins) {
        if (failure != null) {
            failed.incrementAndGet();
            return;
        }
        answers.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                .incrementAndGet();
        if (answer.statusCode() == 200) {
            logins.record(System.nanoTime() - start);
        } else if (answer.headers().firstValue("Retry-After").isEmpty()) {
            withoutTime.incrementAndGet();
        }
    }
}
