package dev.parley.load.bench;

import dev.parley.load.Report;

/** What Parley is to reach on two cores that it shares with Cassandra and the load, and what the best peer does there. */
enum Budget {
    PAIRS(
            "4,100 messages/s with an fsync before the answer, 7,465 without; at 500/s p50/p99 1.2/6 ms; 0.5 CPU s per 1,000"),
    HOT_ROOM("10,000 durable messages/s in one conversation with few receivers"),
    FAN_OUT("40,000 deliveries/s at p99 50 ms (10 x 100 and 1 x 500); ejabberd 18,000 to 21,000"),
    IDLE("15 KB of heap and 20 KB of RSS per connection; ejabberd 51 KB");

    private final String text;

    Budget(String text) {
        this.text = text;
    }

    Report into(Report report) {
        return report.row("budget", "budget", text);
    }
}
