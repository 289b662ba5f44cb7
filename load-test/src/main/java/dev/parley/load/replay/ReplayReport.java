package dev.parley.load.replay;

import dev.parley.load.Report;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** Tells what came of a replay. */
record ReplayReport(IrcLog log, List<URI> nodes, URI reader) {
    /** Prints the table, the JSON line and the first objections. */
    void print(Performance p, int history, PrintStream out) {
        Report report = new Report("replay")
                .row("lines said", "lines", p.script().size())
                .row("lines left out: nothing said", "silences", log.silences())
                .row("lines left out: notices", "notices", log.notices())
                .row("lines left out: unreadable", "unreadable", log.unreadable())
                .row("users", "users", log.nicks().size())
                .row("nodes", "nodes", nodes.size())
                .row("with", "with", p.attention().toString())
                .row("seconds", "seconds", Report.rounded(p.listening()))
                .row("messages/s", "messagesPerSecond", Report.rounded(p.messagesPerSecond()))
                .row("acceptance ms, p50 / p95 / p99 / p99.9", "acceptanceMs", p.acceptance())
                .row("deliveries", "deliveries", p.deliveries())
                .row("deliveries/s", "deliveriesPerSecond", Report.rounded(p.deliveriesPerSecond()))
                .row("delivery ms, p50 / p95 / p99 / p99.9", "deliveryMs", p.delivery());
        if (p.attention().receipts()) {
            report.row("receipts heard", "receipts", p.noticed().receipts())
                    .row(
                            "seconds until all had read all",
                            "readSeconds",
                            Report.rounded(p.noticed().readAfter()));
        }
        if (p.attention().presence()) {
            report.row("friendships", "friendships", p.noticed().friendships())
                    .row("presences seen", "presences", p.noticed().presences());
        }
        long wrong = p.objections().count();
        report.row("reconnects", "reconnects", p.reconnects())
                .row("history read through " + reader.getHost(), "historyMessages", history)
                .row("differences from the log", "differences", wrong)
                .row("verified", "verified", wrong == 0);
        p.objections().first().forEach(objection -> out.println("! " + objection));
        report.print(out);
    }
}
