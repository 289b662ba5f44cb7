package dev.parley.persistence.embedded;

/** When Cassandra answers a write, relative to its fsync. */
public enum CommitLogSync {
    /** After the fsync: what was acknowledged survives a power cut. About half the throughput of {@link #PERIODIC}. */
    BATCH("commitlog_sync: batch"),

    /** Before it: a power cut can lose what was acknowledged in the last ten seconds; a killed process loses nothing. */
    PERIODIC("commitlog_sync: periodic\ncommitlog_sync_period: 10s");

    private final String yaml;

    CommitLogSync(String yaml) {
        this.yaml = yaml;
    }

    String yaml() {
        return yaml;
    }
}
