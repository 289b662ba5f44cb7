package dev.parley.load.bench.connections;

import dev.parley.load.measure.Dialogues;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.Schedule;
import dev.parley.load.measure.Storm;
import dev.parley.load.measure.Traffic;
import dev.parley.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One process of the generator: it holds the sockets of some pairs, and does what its standard input says, a line each. It
 * answers each by one line of JSON, and ends when its input does.
 */
public final class Worker {
    private static final double LOOK_SECONDS = 0.1;
    private static final String END = "end";

    private final Fleet fleet;
    private final People people;
    private final List<URI> nodes;
    private final int firstAccount;
    private final int payload;
    private @Nullable Storm storm;
    private int run;

    private Worker(Fleet fleet, People people, List<URI> nodes, int firstAccount, int payload) {
        this.fleet = fleet;
        this.people = people;
        this.nodes = nodes;
        this.firstAccount = firstAccount;
        this.payload = payload;
    }

    /**
     * Words: the file of pairs, its first pair that is ours, how many, our source address, handshakes at a time, bytes of a
     * text, the nodes.
     */
    public static void main(String... words) throws IOException {
        int first = Integer.parseInt(words[1]);
        People people = People.read(Path.of(words[0]), first, Integer.parseInt(words[2]));
        List<URI> nodes = Stream.of(words).skip(6).map(URI::create).toList();
        InetAddress source = words[3].isEmpty() ? null : InetAddress.getByName(words[3]);
        try (Fleet fleet = new Fleet(source, Integer.parseInt(words[4]))) {
            new Worker(fleet, people, nodes, 2 * first, Integer.parseInt(words[5])).work(orders());
        }
    }

    private static LinkedBlockingQueue<String> orders() {
        LinkedBlockingQueue<String> orders = new LinkedBlockingQueue<>();
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines =
                            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            orders.add(line);
                        }
                    } catch (IOException e) {
                        // the same as its end
                    }
                    orders.add(END);
                },
                "orders");
        reader.setDaemon(true);
        reader.start();
        return orders;
    }

    private void work(LinkedBlockingQueue<String> orders) throws IOException {
        while (true) {
            String order = orders.poll();
            if (order == null) {
                fleet.idle(LOOK_SECONDS);
            } else if (order.equals(END)) {
                return;
            } else {
                System.out.println(Json.mapper().writeValueAsString(done(order.split(" ", -1))));
                System.out.flush();
            }
        }
    }

    private Object done(String[] words) {
        return switch (words[0]) {
            case "connect" ->
                new Connected(
                        fleet.connect(
                                people.accounts(),
                                account -> nodes.get(Dialogues.node(firstAccount + account, nodes.size()))),
                        fleet.retries());
            case "traffic" ->
                traffic(Double.parseDouble(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]));
            case "break" -> {
                Storm breaking = new Storm(
                        fleet, people.conversations(), Integer.parseInt(words[1]), Double.parseDouble(words[2]));
                breaking.breakOut();
                storm = breaking;
                yield breaking.dropped();
            }
            case "return" -> {
                if (storm == null) {
                    throw new IllegalStateException("nobody is away");
                }
                yield storm.comeBack();
            }
            default -> throw new IllegalArgumentException("no such order: " + words[0]);
        };
    }

    private Carried traffic(double perConnection, double seconds, double drainSeconds) {
        int lost = fleet.lost();
        double rate = perConnection * fleet.size();
        Traffic traffic = new Traffic(
                fleet,
                new Dialogues(people.conversations()),
                ++run,
                payload,
                Schedule.of(System.nanoTime(), rate, seconds));
        traffic.go(drainSeconds);
        return Carried.of(traffic, fleet.lost() - lost, fleet.loss());
    }
}
