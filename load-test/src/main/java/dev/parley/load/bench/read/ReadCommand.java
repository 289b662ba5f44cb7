package dev.parley.load.bench.read;

import dev.parley.client.ClientRuntime;
import dev.parley.client.conversation.Conversations;
import dev.parley.load.Report;
import dev.parley.load.measure.Fleet;
import dev.parley.load.measure.RunOptions;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench read}: what it takes to look at what was said, in time and in reads of Cassandra. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description =
                "Opens conversations and lists, pages through a long history, resumes, and wakes what has left memory.",
        footer = {
            "A million messages: --history 1000000, with nodes that allow more than 100 sends a second (parley.rate-limits.send).",
            "Conversations leave memory after parley.conversation.passivate-after; nodes with a shorter one need a shorter --settle."
        })
public final class ReadCommand implements Callable<Integer> {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 100;
    private static final int RESUMED = 200;
    /** Cursors that a frame may have. */
    private static final int RESUMABLE = 500;

    private static final int COMEBACKS = 20;

    @Option(
            names = "--history",
            paramLabel = "N",
            defaultValue = "50000",
            description = "messages of the long conversation; default ${DEFAULT-VALUE}")
    private long history = 50_000;

    @Option(
            names = "--writers",
            paramLabel = "N",
            defaultValue = "10",
            description = "who write them; default ${DEFAULT-VALUE}")
    private int writers = 10;

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "500",
            description = "of the reader; default ${DEFAULT-VALUE}")
    private int conversations = 500;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "50",
            description = "calls a second; lists are read at a tenth of it; default ${DEFAULT-VALUE}")
    private double rate = 50;

    @Option(names = "--seconds", defaultValue = "10", description = "of each kind of call; default ${DEFAULT-VALUE}")
    private double seconds = 10;

    @Option(
            names = "--warm-up",
            defaultValue = "5",
            description = "seconds before, not counted; default ${DEFAULT-VALUE}")
    private double warmUp = 5;

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            defaultValue = "70",
            description =
                    "until conversations are not active any more (parley.delivery.route-lease); default ${DEFAULT-VALUE}")
    private long quiet = 70;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "190",
            description = "until they have left memory; 0: nothing is waked; default ${DEFAULT-VALUE}")
    private long settle = 190;

    @Option(
            names = "--restart",
            description = "at the end, stop the first node and start it again, and wake everything then")
    private boolean restart;

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws InterruptedException {
        List<URI> nodes = options.nodes();
        try (ClientRuntime runtime = new ClientRuntime(2, 1)) {
            List<MintedAccount> accounts = options.accounts(runtime, Library.accounts(conversations, writers));
            Library library = new Library(runtime, nodes, accounts, writers);
            ConversationId room = library.room();
            double loaded;
            Ledger ledger = new Ledger(options::processes, options.storeReads(), warmUp, System.out);
            List<ConversationId> shelf;
            try (Fleet fleet = new Fleet()) {
                fleet.connect(library.writers(), nodes);
                loaded = new HistoryLoad(fleet, room, history).run();
                shelf = library.shelf(conversations);
                ledger.with(fleet::poll).head();
                inMemory(ledger, library, room, fleet);
                ledger.steady("list of conversations, all active", rate / 10, seconds, list(library));
                fleet.idle((double) quiet);
                quiet(ledger, library, room);
                if (settle > 0) {
                    fleet.idle((double) settle);
                    wake(ledger, library, room, shelf);
                    comeBack(ledger, library, nodes, fleet);
                }
            }
            if (restart) {
                restarted(ledger, library, nodes, room, shelf);
            }
            Report report = new Report("bench read")
                    .row("nodes", "nodes", nodes.size())
                    .row("conversations of the reader", "conversations", conversations)
                    .row("messages of the long one", "history", history)
                    .row("loaded, messages/s", "loadedPerSecond", Report.rounded(loaded))
                    .value("operations", ledger.entries());
            options.box().into(report).print(System.out);
            return ledger.failures() == 0 ? 0 : 1;
        }
    }

    private void inMemory(Ledger ledger, Library library, ConversationId room, Fleet fleet) {
        ledger.steady(
                "last 50, in memory", rate, seconds, n -> library.member(n).latest(room, PAGE));
        ledger.steady(
                "members and cursors", rate, seconds, n -> library.member(n).get(room));
        Rev last = library.reader().get(room).join().rev();
        int events = (int) Math.min(RESUMED, history);
        Resumes resumes = new Resumes(fleet, room, new Rev(last.value() - events), events);
        ledger.steady("resume of " + events + " events, in memory", rate / 2, seconds, resumes::ask);
        fleet.listen(null);
    }

    private static OpenLoop.Question list(Library library) {
        return n -> library.reader().list(null, PAGE);
    }

    private void quiet(Ledger ledger, Library library, ConversationId room) {
        ledger.steady("list of conversations, first 50", rate / 10, seconds, list(library));
        ledger.steady("list of conversations, all pages", rate / 25, seconds, n -> library.reader()
                .totalUnread());
        ledger.steady("50 in the middle", rate, seconds, n -> library.member(n).before(room, new Seq(middle(n)), PAGE));
        ledger.steady("the oldest 50", rate, seconds, n -> library.member(n).after(room, Seq.ZERO, PAGE));
        ledger.steady("200 events of the middle of the log", rate / 5, seconds, n -> {
            Conversations member = library.member(n);
            long rev = middle(n);
            return member.events(room, new Rev(rev), LARGEST_PAGE)
                    .thenCompose(half -> member.events(room, new Rev(rev + LARGEST_PAGE), LARGEST_PAGE));
        });
    }

    /** Places all over the middle half, each in another partition than the one before. */
    private long middle(int number) {
        return history / 4 + number * 7_919L % Math.max(1, history / 2) + 1;
    }

    private void wake(Ledger ledger, Library library, ConversationId room, List<ConversationId> shelf) {
        ledger.once("last 50 of one that is asleep", rate / 2, shelf.size(), n -> library.reader()
                .latest(shelf.get(n), PAGE));
        ledger.once(
                "last 50 of the long one, asleep", 1, 1, n -> library.reader().latest(room, PAGE));
    }

    /** All are awake when the node goes: they come back by themselves, and people need not wait for their own. */
    private void restarted(
            Ledger ledger, Library library, List<URI> nodes, ConversationId room, List<ConversationId> shelf)
            throws InterruptedException {
        for (ConversationId each : shelf) {
            library.reader().latest(each, 1).join();
        }
        library.reader().latest(room, 1).join();
        double seconds = NodeRestart.of(options.data(), nodes.get(0));
        ledger.with(LockSupport::parkNanos)
                .note("the first node was stopped, and ready again after " + Report.rounded(seconds) + " s");
        ledger.once("last 50 of the long one, after a restart", 1, 1, n -> library.reader()
                .latest(room, PAGE));
        ledger.once("last 50 after a restart", rate / 2, shelf.size(), n -> library.reader()
                .latest(shelf.get(n), PAGE));
    }

    /** One who was cut off, and has missed nothing: the session is there still, the conversations are asleep. */
    private void comeBack(Ledger ledger, Library library, List<URI> nodes, Fleet fleet) {
        List<ConversationSummary> known = library.summaries(RESUMABLE);
        try (Comebacks comebacks = new Comebacks(nodes, library.readersToken(), known)) {
            LongConsumer pause = nanos -> {
                fleet.poll(0);
                comebacks.poll(nanos);
            };
            comebacks.stay();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settle);
            while (System.nanoTime() < end) {
                pause.accept(TimeUnit.MILLISECONDS.toNanos(50));
            }
            ledger.with(pause)
                    .once("connect and resume " + known.size() + ", all asleep", 2, COMEBACKS, comebacks::ask);
        }
    }
}
