package dev.parley.load.replay;

import dev.parley.client.ClientRuntime;
import dev.parley.client.session.Disconnection;
import dev.parley.load.Latencies;
import dev.parley.load.Progress;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.SendMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One performance: the cast meets in a group, says the log line by line, each line when the one before was accepted,
 * and every member checks what it hears.
 */
final class Replay implements Witness.Stage {
    private static final Duration INVITATION = Duration.ofSeconds(60);
    /** How long nobody may hear anything before the rest is given up for lost. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final IrcLog log;
    private final Pace pace;
    private final Attention attention;
    private final Supplier<ClientMessageId> ids;
    private final Objections objections = new Objections();
    private final AtomicLong deliveries = new AtomicLong();
    /** By code and reason, of which there are few. */
    private final Map<String, Integer> reconnects = new ConcurrentSkipListMap<>();

    private final AtomicLongArray saidAt;
    private final Latencies acceptance = new Latencies();
    private final Latencies delivery = new Latencies();
    private volatile @Nullable Script script;

    Replay(IrcLog log, Pace pace, Attention attention, Supplier<ClientMessageId> ids) {
        this.log = log;
        this.pace = pace;
        this.attention = attention;
        this.ids = ids;
        this.saidAt = new AtomicLongArray(log.lines().size());
    }

    /** Performs; what came of it. */
    Performance perform(Cast cast, String name) throws InterruptedException {
        ConversationId group = meet(cast, name);
        Circle circle = attention.presence() ? Circle.form(cast) : null;
        Script lines = write(cast);
        script = lines;
        long start = System.nanoTime();
        speak(cast, group, lines);
        double speaking = (System.nanoTime() - start) / 1e9;
        await(cast, lines.size());
        double listening = (System.nanoTime() - start) / 1e9;
        for (Cast.Actor actor : cast.all()) {
            if (actor.witness().heard() < lines.size()) {
                object(actor.nick() + " heard " + actor.witness().heard() + " of " + lines.size() + " messages");
            }
        }
        double readAfter = attention.receipts() ? new ReadCheck(cast, group).await(objections) : 0;
        if (circle != null) {
            circle.check(objections);
        }
        return new Performance(
                attention,
                group,
                lines,
                speaking,
                listening,
                deliveries.get(),
                noticed(cast, readAfter, circle == null ? 0 : circle.friendships()),
                Map.copyOf(reconnects),
                acceptance,
                delivery,
                objections);
    }

    private static Noticed noticed(Cast cast, double readAfter, int friendships) {
        long receipts = 0;
        long presences = 0;
        for (Cast.Actor actor : cast.all()) {
            receipts += actor.witness().sightings().receipts();
            presences += actor.witness().sightings().acquaintances();
        }
        return new Noticed(receipts, readAfter, friendships, presences);
    }

    private static ConversationId meet(Cast cast, String name) {
        List<Cast.Actor> all = cast.all();
        Cast.Actor first = all.get(0);
        ConversationInfo group = first.client()
                .conversations()
                .group(name, all.stream().skip(1).map(Cast.Actor::userId).toList())
                .join();
        for (Cast.Actor actor : all) {
            actor.witness()
                    .invited()
                    .orTimeout(INVITATION.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
        return group.conversationId();
    }

    private Script write(Cast cast) {
        List<Script.Cue> cues = new ArrayList<>(log.lines().size());
        for (IrcLine line : log.lines()) {
            cues.add(new Script.Cue(line, cast.actor(line.nick()).userId(), ids.get()));
        }
        return new Script(cues);
    }

    private void speak(Cast cast, ConversationId group, Script lines) throws InterruptedException {
        try (Progress progress = new Progress("lines", lines.size())) {
            pace.begin(log.lines().get(0).time());
            for (int i = 0; i < lines.size(); i++) {
                Script.Cue cue = lines.cue(i);
                pace.await(cue.line().time());
                long before = System.nanoTime();
                saidAt.set(i, before);
                cast.actor(cue.line().nick())
                        .session()
                        .send(
                                group,
                                new SendMessage(
                                        cue.id(),
                                        null,
                                        cue.line().text(),
                                        null,
                                        null,
                                        cue.line().sentAt()))
                        .join();
                acceptance.record(System.nanoTime() - before);
                progress.at(i + 1);
            }
        }
    }

    private void await(Cast cast, int lines) throws InterruptedException {
        long wanted = (long) lines * cast.all().size();
        long before = -1;
        long movedAt = System.nanoTime();
        while (deliveries.get() + objections.count() < wanted) {
            long now = deliveries.get();
            if (now != before) {
                before = now;
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > SILENCE.toNanos()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    @Override
    public @Nullable Script script() {
        return script;
    }

    @Override
    public void delivered(int index) {
        deliveries.incrementAndGet();
        delivery.record(System.nanoTime() - saidAt.get(index));
    }

    @Override
    public void object(String objection) {
        objections.add(objection);
    }

    @Override
    public void reconnecting(Disconnection why) {
        reconnects.merge(why.closeCode() + " " + why.reason(), 1, Integer::sum);
    }

    /** The runtime of a cast: few threads, whatever its size. */
    static ClientRuntime runtime() {
        return new ClientRuntime(2, 2);
    }
}
