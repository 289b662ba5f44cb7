package dev.parley.load.measure;

import dev.parley.protocol.conversation.ConversationId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One of each of some pairs is dropped, all at once; the other one says something meanwhile; and all come back at once and
 * fetch it. Account {@code 2p} talks with {@code 2p + 1}, and it is the even ones that go.
 */
public final class Storm implements Fleet.Listener {
    /** What is said to all who are dropped, in a second. */
    public static final int SAYS_PER_SECOND = 200;

    private static final double PATIENCE_SECONDS = 60;
    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(5);
    private static final byte[] WELCOME = FrameScan.bytes("welcome");
    private static final byte[] NEW_MESSAGE = FrameScan.bytes("new_message");
    private static final byte[] ACCEPTED = FrameScan.bytes("message_accepted");
    private static final byte[] RESUMED = FrameScan.bytes("resumed");
    private static final byte[] REV = FrameScan.bytes("\"rev\":");
    private static final byte[] AWAY = FrameScan.bytes("\"text\":\"while you were away\"");

    private final Fleet fleet;
    private final List<ConversationId> conversations;
    private final int dropped;
    private final int spacing;
    private final double saysPerSecond;
    private final long[] rev;
    private final int[] heard;
    private final boolean[] back;
    private final boolean[] caughtUp;
    private int accepted;
    private int known;
    private int backCount;
    private int caughtUpCount;
    private int retriesBefore;
    private boolean returning;

    /** Drops as many as {@code wanted}, or one of each pair where there are not as many pairs. */
    public Storm(Fleet fleet, List<ConversationId> conversations, int wanted, double saysPerSecond) {
        this.saysPerSecond = saysPerSecond;
        this.fleet = fleet;
        this.conversations = conversations;
        dropped = Math.min(wanted, conversations.size());
        spacing = dropped == 0 ? 1 : conversations.size() / dropped;
        rev = new long[dropped];
        heard = new int[dropped];
        back = new boolean[dropped];
        caughtUp = new boolean[dropped];
    }

    public int dropped() {
        return dropped;
    }

    /** Up to where they are gone, and something was said. */
    public void breakOut() {
        fleet.listen(this);
        say("before you go");
        await(() -> known == dropped && accepted == dropped);
        if (known < dropped) {
            throw new IllegalStateException((dropped - known) + " did not hear a message before they were to go");
        }
        for (int i = 0; i < dropped; i++) {
            fleet.socket(socket(i)).drop();
        }
        fleet.poll(0);
        accepted = 0;
        say("while you were away");
        await(() -> accepted == dropped);
        if (accepted < dropped) {
            throw new IllegalStateException((dropped - accepted) + " messages to those away were not accepted");
        }
    }

    /** All come back at once. */
    public Return comeBack() {
        returning = true;
        retriesBefore = fleet.retries();
        long start = System.nanoTime();
        for (int i = 0; i < dropped; i++) {
            fleet.reopen(socket(i));
        }
        await(() -> backCount == dropped);
        double backAfter = (System.nanoTime() - start) / 1e9;
        await(() -> caughtUpCount == dropped);
        double caughtUpAfter = (System.nanoTime() - start) / 1e9;
        fleet.listen(null);
        int missed = 0;
        for (int count : heard) {
            missed += count == 1 ? 0 : 1;
        }
        return new Return(
                dropped, backAfter, caughtUpAfter, dropped - backCount, missed, fleet.retries() - retriesBefore);
    }

    private int socket(int number) {
        return 2 * number * spacing;
    }

    /** Which of the dropped ones a socket is; -1 for the others. */
    private int number(int socket) {
        int number = socket / (2 * spacing);
        return socket % (2 * spacing) == 0 && number < dropped ? number : -1;
    }

    private void say(String text) {
        Schedule schedule = new Schedule(System.nanoTime(), saysPerSecond, dropped);
        int said = 0;
        while (said < dropped) {
            for (int due = schedule.dueBy(System.nanoTime()); said < due; said++) {
                int socket = socket(said) + 1;
                fleet.socket(socket)
                        .send(FrameScan.bytes("{\"type\":\"send_message\",\"conversationId\":\""
                                + conversations.get(socket / 2) + "\",\"clientMessageId\":\"" + text.replace(' ', '-')
                                + System.nanoTime() + "\",\"text\":\"" + text + "\"}"));
            }
            fleet.poll(NAP);
        }
    }

    private void await(BooleanSupplier done) {
        long end = System.nanoTime() + (long) (PATIENCE_SECONDS * 1e9);
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            fleet.poll(NAP);
        }
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        int number = number(socket.index());
        if (FrameScan.is(ACCEPTED, bytes, offset, length)) {
            accepted++;
        } else if (number >= 0 && FrameScan.is(NEW_MESSAGE, bytes, offset, length)) {
            heard(number, bytes, offset, length);
        } else if (number >= 0 && FrameScan.is(WELCOME, bytes, offset, length)) {
            backCount += back[number] ? 0 : 1;
            back[number] = true;
            socket.send(FrameScan.bytes("{\"type\":\"resume\",\"cursors\":[{\"conversationId\":\""
                    + conversations.get(socket.index() / 2) + "\",\"rev\":" + rev[number] + "}]}"));
        } else if (number >= 0 && FrameScan.is(RESUMED, bytes, offset, length) && !caughtUp[number]) {
            caughtUp[number] = true;
            caughtUpCount++;
        }
    }

    private void heard(int number, byte[] bytes, int offset, int length) {
        if (FrameScan.after(AWAY, bytes, offset, length) >= 0) {
            heard[number]++;
        } else if (!returning) {
            known += rev[number] == 0 ? 1 : 0;
            rev[number] = FrameScan.number(bytes, FrameScan.after(REV, bytes, offset, length), offset + length);
        }
    }

    @Override
    public boolean closed(LeanSocket socket) {
        int number = number(socket.index());
        if (!returning || number < 0) {
            return false;
        }
        backCount -= back[number] ? 1 : 0;
        back[number] = false;
        fleet.reopenSoon(socket.index());
        return true;
    }

    /**
     * How they came back.
     *
     * @param backSeconds until all were welcomed
     * @param caughtUpSeconds until all had what was said meanwhile
     * @param missed those who did not hear it once
     * @param retries sockets that were closed and tried again
     */
    public record Return(
            int dropped, double backSeconds, double caughtUpSeconds, int notBack, int missed, int retries) {
        /** Of two parts that went at the same time. */
        public Return and(Return other) {
            return new Return(
                    dropped + other.dropped,
                    Math.max(backSeconds, other.backSeconds),
                    Math.max(caughtUpSeconds, other.caughtUpSeconds),
                    notBack + other.notBack,
                    missed + other.missed,
                    retries + other.retries);
        }
    }
}
