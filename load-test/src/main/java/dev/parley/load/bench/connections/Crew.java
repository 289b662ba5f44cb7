package dev.parley.load.bench.connections;

import dev.parley.load.measure.Storm;
import dev.parley.load.measure.Storm.Return;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The generator's processes: each holds the sockets of its part of the pairs, from an address of its own. */
final class Crew implements AutoCloseable {
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final int pairs;

    /**
     * @param people the file of pairs
     * @param perProcess sockets of one process at the most: fewer than the files that it may have open
     * @param atATime handshakes under way at a time, of all processes
     */
    Crew(Path people, int pairs, int perProcess, int atATime, int payload, List<URI> nodes) {
        this.pairs = pairs;
        int count = processes(pairs, perProcess);
        for (int i = 0; i < count; i++) {
            int first = part(pairs, count, i);
            List<String> words = new ArrayList<>(List.of(
                    people.toString(),
                    Integer.toString(first),
                    Integer.toString(part(pairs, count, i + 1) - first),
                    // Only Linux has all of 127.0.0.0/8; one process does without.
                    count == 1 ? "" : "127.0.1." + (i + 1),
                    Integer.toString(Math.max(1, atATime / count)),
                    Integer.toString(payload)));
            nodes.forEach(node -> words.add(node.toString()));
            workers.add(WorkerProcess.start(words));
        }
    }

    /** How many processes so many pairs need. */
    static int processes(int pairs, int perProcess) {
        return Math.max(1, (2 * pairs + perProcess - 1) / perProcess);
    }

    /** Where the {@code index}th of {@code count} parts begins. */
    static int part(int pairs, int count, int index) {
        return (int) ((long) pairs * index / count);
    }

    int size() {
        return workers.size();
    }

    /** Opens all sockets. */
    Connected connect() {
        return all("connect", Connected.class).reduce(Connected::and).orElseThrow();
    }

    /** Has every connection send {@code rate} messages a second, on the average. */
    Carried traffic(double rate, double seconds, double drainSeconds) {
        return all("traffic " + rate + " " + seconds + " " + drainSeconds, Carried.class)
                .reduce(Carried::and)
                .orElseThrow();
    }

    /** Drops {@code count} sockets of different pairs; the others of these pairs say something. Answers how many. */
    int breakOut(int count) {
        for (int i = 0; i < workers.size(); i++) {
            int dropped = part(count, workers.size(), i + 1) - part(count, workers.size(), i);
            workers.get(i).tell("break " + dropped + " " + (double) Storm.SAYS_PER_SECOND / workers.size());
        }
        return workers.stream().mapToInt(worker -> worker.answer(Integer.class)).sum();
    }

    /** All that were dropped come back at once. */
    Return comeBack() {
        return all("return", Return.class).reduce(Return::and).orElseThrow();
    }

    int connections() {
        return 2 * pairs;
    }

    private <T> Stream<T> all(String order, Class<T> answer) {
        workers.forEach(worker -> worker.tell(order));
        return workers.stream().map(worker -> worker.answer(answer)).toList().stream();
    }

    @Override
    public void close() {
        workers.forEach(WorkerProcess::close);
    }
}
