package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoreReadsTest {
    private static final String BEFORE = """
            # TYPE parley_store_requests_seconds summary
            parley_store_requests_seconds_count{kind="read",table="parley.inbox"} 3
            parley_store_requests_seconds_sum{kind="read",table="parley.inbox"} 0.5
            parley_store_requests_seconds_count{kind="write",table="parley.inbox"} 1
            parley_store_requests_seconds_count{kind="read",table="system.local"} 9
            """;
    private static final String AFTER = """
            parley_store_requests_seconds_count{kind="read",table="parley.inbox"} 1.2E3
            parley_store_requests_seconds_count{kind="write",table="parley.inbox"} 1
            parley_store_requests_seconds_count{kind="read",table="parley_journal.messages"} 2.0
            """;

    @Test
    void whatAnOperationCostIsTheDifferenceOfTwoLooks() {
        StoreReads.Look since = look(AFTER).since(look(BEFORE));

        assertThat(since.reads())
                .containsOnlyKeys("parley.inbox", "parley_journal.messages")
                .containsEntry("parley.inbox", 1197L);
        assertThat(since.allReads()).isEqualTo(1199);
        assertThat(since.allWrites()).isZero();
    }

    @Test
    void nodesAreAddedUp() {
        StoreReads.Look both = new StoreReads.Look(new TreeMap<>(), new TreeMap<>());
        StoreReads.add(BEFORE, both);
        StoreReads.add(BEFORE, both);

        assertThat(both.allReads()).isEqualTo(6);
    }

    private static StoreReads.Look look(String metrics) {
        StoreReads.Look look = new StoreReads.Look(new TreeMap<>(), new TreeMap<>());
        StoreReads.add(metrics, look);
        return look;
    }
}
