package dev.parley.load.bench.peer;

import dev.parley.load.Progress;
import dev.parley.load.measure.ConnectionLoop;
import dev.parley.load.measure.Wire;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Streams of users who are signed in, and perhaps in a room each. Belongs to the thread that made it. */
final class XmppFleet implements Wire, XmppStream.Handler, AutoCloseable {
    /** What is under way at a time. */
    private static final int AT_A_TIME = 100;

    private static final int LOSSES_KEPT = 5;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long NAP = TimeUnit.MILLISECONDS.toNanos(5);

    private final ConnectionLoop loop = new ConnectionLoop(0);
    private final List<XmppStream> streams = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();
    private @Nullable Ear ear;
    private int open;
    private int joined;
    private int lost;

    /** Signs in {@code count} users, the first of whom is {@code firstUser}. */
    void connect(URI server, int firstUser, int count) {
        all(
                "streams",
                count,
                index -> {
                    int user = firstUser + index;
                    XmppStream stream =
                            new XmppStream(index, server, Ejabberd.user(user), Ejabberd.password(user), this);
                    streams.add(stream);
                    loop.connect(stream);
                },
                () -> open);
    }

    /** Has connections {@code r * members} and up enter room {@code r}; the first of each makes it. */
    void join(int rooms, int members) {
        all("rooms", rooms, room -> enter(room * members, members), () -> joined);
        int others = members - 1;
        all(
                "members",
                rooms * others,
                index -> enter(index / others * members + 1 + index % others, members),
                () -> joined - rooms);
    }

    private void enter(int connection, int members) {
        streams.get(connection).join(Recipient.room(connection / members));
    }

    /** Begins each, a few at a time, and waits until all are done. */
    private void all(String what, int count, IntConsumer begin, IntSupplier done) {
        long movedAt = System.nanoTime();
        int begun = 0;
        int known = 0;
        try (Progress progress = new Progress(what, count)) {
            while (known < count) {
                while (begun < count && begun - known < AT_A_TIME) {
                    begin.accept(begun++);
                }
                loop.poll(NAP);
                if (done.getAsInt() > known) {
                    known = done.getAsInt();
                    movedAt = System.nanoTime();
                    progress.at(known);
                }
                if (!losses.isEmpty() || System.nanoTime() - movedAt > PATIENCE) {
                    throw new IllegalStateException(known + " of " + count + " " + what + "; " + losses);
                }
            }
        }
    }

    @Override
    public int size() {
        return streams.size();
    }

    @Override
    public void say(int connection, Object conversation, long mark, int length) {
        streams.get(connection).send((Recipient) conversation, mark, length);
    }

    @Override
    public void hear(@Nullable Ear listening) {
        ear = listening;
    }

    @Override
    public void poll(long nanos) {
        loop.poll(nanos);
    }

    @Override
    public int lost() {
        return lost;
    }

    @Override
    public String loss() {
        return losses.isEmpty() ? "" : losses.get(0);
    }

    @Override
    public void open(XmppStream stream) {
        open++;
    }

    @Override
    public void joined(XmppStream stream) {
        joined++;
    }

    @Override
    public void accepted(XmppStream stream, long mark) {
        if (ear != null) {
            ear.accepted(mark);
        }
    }

    @Override
    public void message(XmppStream stream, long mark, long archiveId) {
        if (ear != null) {
            ear.heard(stream.index(), mark, archiveId);
        }
    }

    @Override
    public void failed(XmppStream stream, String words) {
        if (ear != null) {
            ear.failed(words);
        } else {
            note(words);
        }
    }

    @Override
    public void closed(XmppStream stream, String reason) {
        lost++;
        note(reason);
    }

    private void note(String loss) {
        if (losses.size() < LOSSES_KEPT) {
            losses.add(loss);
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
