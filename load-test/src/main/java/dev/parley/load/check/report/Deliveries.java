package dev.parley.load.check.report;

import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Said;
import dev.parley.load.check.report.Figures.Second;
import dev.parley.load.check.verify.Case;
import dev.parley.load.check.verify.Chronicle;
import dev.parley.protocol.conversation.ClientMessageId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long messages took from their sender's wish to the others' listeners, by the second in which they were sent. */
final class Deliveries {
    private static final int SECOND = 1_000_000;

    /** A list of numbers that costs no objects. */
    private static final class Numbers {
        private int[] values = new int[16];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }
    }

    private final Case known;
    private final Map<ClientMessageId, Long> begun = new HashMap<>();
    private final TreeMap<Integer, Numbers> bySecond = new TreeMap<>();

    Deliveries(Case known) {
        this.known = known;
    }

    void see(Observation observation) {
        if (observation instanceof Observation.Began began
                && began.action() == Action.SEND
                && began.clientMessageId() != null) {
            begun.putIfAbsent(began.clientMessageId(), began.at());
        } else if (observation instanceof Observation.Delivered delivered && delivered.kind() == Kind.POSTED) {
            delivered(delivered);
        }
    }

    private void delivered(Observation.Delivered delivered) {
        Chronicle chronicle = known.chronicle(delivered.conversation());
        Said said = chronicle == null ? null : chronicle.said(delivered.seq());
        Long sentAt = said == null ? null : begun.get(said.clientMessageId());
        if (said != null
                && sentAt != null
                && !said.sender().equals(known.device(delivered.device()).user())) {
            int micros = (int) Math.max(0, Math.min(Integer.MAX_VALUE, delivered.at() - sentAt));
            bySecond.computeIfAbsent((int) (sentAt / SECOND), key -> new Numbers())
                    .add(micros);
        }
    }

    List<Second> seconds() {
        List<Second> seconds = new ArrayList<>();
        bySecond.forEach((second, numbers) -> seconds.add(summary(second, numbers)));
        return seconds;
    }

    Second all() {
        Numbers all = new Numbers();
        bySecond.values().forEach(numbers -> {
            for (int i = 0; i < numbers.size; i++) {
                all.add(numbers.values[i]);
            }
        });
        return summary(0, all);
    }

    private static Second summary(int second, Numbers numbers) {
        int[] sorted = Arrays.copyOf(numbers.values, numbers.size);
        Arrays.sort(sorted);
        return new Second(second, sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(int[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return Math.round(sorted[Math.max(0, index)] / 10.0) / 100.0;
    }
}
