package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stress flood}: connections that say nothing, or too slowly, or nonsense. */
@Command(
        name = "flood",
        mixinStandardHelpOptions = true,
        description = "Floods the server with connections that never become one; nobody else is harmed.")
final class FloodCommand implements Callable<Integer> {
    private static final double TALK = 50;
    private static final byte[] SLOW_HEAD =
            "GET /ws HTTP/1.1\r\nHost: parley\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIKE_TLS = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc, 0x03, 0x03};

    @Option(names = "--connections", paramLabel = "N", defaultValue = "3000", description = "default ${DEFAULT-VALUE}")
    private int connections = 3000;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "longer than a first request may take; default ${DEFAULT-VALUE}")
    private double seconds = 30;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private HarmOption harm = new HarmOption();

    /** A connection of one kind: 0 says nothing, 1 a byte a second, 2 half of a TLS greeting. */
    private static final class Nuisance {
        private final SocketChannel channel;
        private final int kind;
        private int said;
        private @Nullable String end;

        Nuisance(SocketChannel channel, int kind) {
            this.channel = channel;
            this.kind = kind;
        }
    }

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.processes();
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Bystanders bystanders = new Bystanders(runtime, options, 25)) {
            Traffic before = bystanders.talk(TALK, 10).join();
            long heapBefore = processes.nodeHeap();
            CompletableFuture<Traffic> talk = bystanders.talk(TALK, seconds);
            List<Nuisance> flood = open(nodes);
            long heapWorst = processes.nodeHeap();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            while (System.nanoTime() < end && flood.stream().anyMatch(one -> one.end == null)) {
                flood.forEach(FloodCommand::step);
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
            Traffic during = talk.join();
            Map<String, Integer> ends = new TreeMap<>();
            flood.forEach(one -> ends.merge(one.end == null ? "still open" : one.end, 1, Integer::sum));
            flood.forEach(FloodCommand::close);
            Report report = new Report("stress flood")
                    .row("connections", "connections", flood.size())
                    .row("how they ended", "ends", ends)
                    .row("heap after GC before, MB", "heapBeforeMb", heapBefore / 1024)
                    .row("heap after GC with all of them, MB", "heapWorstMb", heapWorst / 1024)
                    .row("bystanders before, delivery ms", "beforeMs", before.delivery())
                    .row("bystanders meanwhile, delivery ms", "duringMs", during.delivery());
            return new Promises()
                    .keep("none of them stays", !ends.containsKey("still open"))
                    .keep("memory is bounded", heapWorst <= heapBefore + 32L * flood.size())
                    .keep("nobody else is harmed", harm.isNone(before, during))
                    .tell(options.box().into(report));
        }
    }

    private List<Nuisance> open(List<URI> nodes) {
        List<Nuisance> flood = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                URI node = nodes.get(i % nodes.size());
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(node.getHost(), node.getPort()));
                channel.configureBlocking(false);
                flood.add(new Nuisance(channel, i % 3));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return flood;
    }

    /** Says the next little, and looks whether the server has ended it. */
    private static void step(Nuisance one) {
        if (one.end != null) {
            return;
        }
        try {
            if (one.kind == 1 && one.said < SLOW_HEAD.length) {
                one.channel.write(ByteBuffer.wrap(SLOW_HEAD, one.said++, 1));
            } else if (one.kind == 2 && one.said == 0) {
                one.said = one.channel.write(ByteBuffer.wrap(LIKE_TLS));
            }
            ByteBuffer answer = ByteBuffer.allocate(512);
            int count = one.channel.read(answer);
            if (count > 0) {
                String head = new String(answer.array(), 0, count, StandardCharsets.ISO_8859_1);
                one.end = head.startsWith("HTTP/1.1 ") ? head.substring(9, Math.min(12, count)) : "nonsense";
            } else if (count < 0) {
                one.end = "closed";
            }
        } catch (IOException e) {
            one.end = "reset";
        }
    }

    private static void close(Nuisance one) {
        try {
            one.channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
