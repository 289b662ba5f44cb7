package dev.parley.load.stress;

import dev.parley.client.ClientRuntime;
import dev.parley.load.Report;
import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanSocket;
import dev.parley.load.measure.Meetings;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.RunOptions;
import dev.parley.load.measure.SocketLoop;
import dev.parley.load.measure.Traffic;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.conversation.ConversationId;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley stress slow}: members of busy rooms who do not read a byte. */
@Command(
        name = "slow",
        mixinStandardHelpOptions = true,
        description = "Sockets that never read: cut off with bounded memory, and nobody else is harmed.")
final class SlowCommand implements Callable<Integer> {
    private static final int ROOM = 51;
    private static final double RATE = 50;
    private static final double BYSTANDER_SECONDS = 40;
    private static final long MEMORY_KB_PER_SOCKET = 512;
    private static final byte[] WELCOME = FrameScan.bytes("welcome");

    @Option(names = "--sockets", paramLabel = "N", defaultValue = "500", description = "default ${DEFAULT-VALUE}")
    private int sockets = 500;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private HarmOption harm = new HarmOption();

    private int welcomed;
    private int closedAsSlow;
    private int closed;

    @Override
    public Integer call() {
        List<URI> nodes = options.nodes();
        Processes processes = options.processes();
        int rooms = Math.max(1, sockets / (ROOM - 1));
        try (ClientRuntime runtime = new ClientRuntime(2, 1);
                Bystanders bystanders = new Bystanders(runtime, options, 25)) {
            List<MintedAccount> accounts = options.accounts(runtime, rooms * ROOM);
            List<ConversationId> conversations = new Meetings(runtime, nodes, accounts).rooms(rooms, ROOM);
            Traffic before = bystanders.talk(RATE, 10).join();
            long heapBefore = processes.nodeHeap();
            try (SocketLoop deaf = new SocketLoop(new Ears(), 4096, null);
                    SocketLoop loud = new SocketLoop(new Ears())) {
                int slow = connectSlow(deaf, nodes, accounts);
                LeanSocket[] speakers = speakers(loud, nodes, accounts, rooms);
                CompletableFuture<Traffic> talk = bystanders.talk(RATE, BYSTANDER_SECONDS);
                long worst = shout(loud, speakers, conversations, talk, processes);
                Traffic during = talk.join();
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (closed < slow && System.nanoTime() < end) {
                    deaf.poll(TimeUnit.MILLISECONDS.toNanos(20));
                }
                long heapAfter = processes.nodeHeap();
                Report report = new Report("stress slow")
                        .row("sockets that never read", "sockets", slow)
                        .row("cut off", "closed", closed)
                        .row("of them told 4410", "closed4410", closedAsSlow)
                        .row("heap after GC before, MB", "heapBeforeMb", heapBefore / 1024)
                        .row("heap after GC at the worst, MB", "heapWorstMb", worst / 1024)
                        .row("heap after GC afterwards, MB", "heapAfterMb", heapAfter / 1024)
                        .row("bystanders before, delivery ms", "beforeMs", before.delivery())
                        .row("bystanders meanwhile, delivery ms", "duringMs", during.delivery());
                return new Promises()
                        .keep("all of them are cut off", closed == slow)
                        .keep("memory is bounded", worst <= heapBefore + slow * MEMORY_KB_PER_SOCKET)
                        .keep("nobody else is harmed", harm.isNone(before, during))
                        .tell(options.box().into(report));
            }
        }
    }

    /** Those with index 0 of a room speak; all others are welcomed and then never looked at. */
    private int connectSlow(SocketLoop deaf, List<URI> nodes, List<MintedAccount> accounts) {
        int begun = 0;
        for (int i = 0; i < accounts.size(); i++) {
            if (i % ROOM != 0) {
                deaf.connect(i, nodes.get(i % nodes.size()), accounts.get(i).accessToken());
                begun++;
                awaitWelcomed(deaf, begun - 50);
            }
        }
        awaitWelcomed(deaf, begun);
        return begun;
    }

    private LeanSocket[] speakers(SocketLoop loud, List<URI> nodes, List<MintedAccount> accounts, int rooms) {
        int already = welcomed;
        LeanSocket[] speakers = new LeanSocket[rooms];
        for (int room = 0; room < rooms; room++) {
            speakers[room] = loud.connect(
                    room * ROOM,
                    nodes.get(room % nodes.size()),
                    accounts.get(room * ROOM).accessToken());
        }
        awaitWelcomed(loud, already + rooms);
        return speakers;
    }

    private void awaitWelcomed(SocketLoop loop, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (welcomed < count && System.nanoTime() < end) {
            loop.poll(TimeUnit.MILLISECONDS.toNanos(5));
        }
        if (welcomed < count) {
            throw new IllegalStateException(welcomed + " of " + count + " sockets are open");
        }
    }

    /** Long texts to all rooms while the others talk; the answer is the largest heap that was seen meanwhile. */
    private static long shout(
            SocketLoop loud,
            LeanSocket[] speakers,
            List<ConversationId> rooms,
            CompletableFuture<Traffic> talk,
            Processes processes) {
        String text = "x".repeat(7_500);
        long next = System.nanoTime();
        long sample = next + TimeUnit.SECONDS.toNanos(12);
        long worst = 0;
        for (int number = 0; !talk.isDone(); number++) {
            int room = number % speakers.length;
            speakers[room].send(FrameScan.bytes("{\"type\":\"send_message\",\"conversationId\":\"" + rooms.get(room)
                    + "\",\"clientMessageId\":\"loud-" + number + "\",\"text\":\"" + text + "\"}"));
            next += TimeUnit.MILLISECONDS.toNanos(20);
            while (System.nanoTime() < next) {
                loud.poll(TimeUnit.MILLISECONDS.toNanos(2));
            }
            if (worst == 0 && System.nanoTime() > sample) {
                worst = processes.nodeHeap();
                next = System.nanoTime();
            }
        }
        return worst;
    }

    private final class Ears implements SocketLoop.Handler {
        @Override
        public void open(LeanSocket socket) {
            // it counts when it is welcomed
        }

        @Override
        public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
            if (FrameScan.is(WELCOME, bytes, offset, length)) {
                welcomed++;
            }
        }

        @Override
        public void closed(LeanSocket socket, String reason) {
            closed++;
            if (reason.contains("4410")) {
                closedAsSlow++;
            }
        }
    }
}
