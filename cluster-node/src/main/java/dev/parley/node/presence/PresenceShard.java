package dev.parley.node.presence;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import dev.parley.node.ClusterMessage;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.EncodedFrame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows of a part of all users who is online, and which nodes want to hear of it; one of a fixed number in the cluster.
 * All that it knows comes from the nodes' desks, which tell it again wherever it starts; what it hears within a tick it
 * tells each desk in one message.
 */
public final class PresenceShard extends AbstractBehavior<PresenceShard.Command> {
    /** What one may say to it. */
    public sealed interface Command extends ClusterMessage {}

    /** What a desk has to say. */
    record Report(ActorRef<PresenceDesk.News> desk, DeskReport report) implements Command {}

    /** Asks for what is known of users at this moment; answered by {@link Seen}. */
    record Look(List<UserId> users, ActorRef<Seen> replyTo) implements Command {
        Look {
            users = List.copyOf(users);
        }
    }

    /** Who is not in it, is not known. */
    record Seen(List<ShardAnswer.Known> states) implements ClusterMessage {
        Seen {
            states = List.copyOf(states);
        }
    }

    /** A frame for all who watch {@code about}, wherever they are. */
    record Announce(UserId about, EncodedFrame frame) implements Command {}

    private record DeskGone(ActorRef<PresenceDesk.News> desk) implements Command {}

    private record Loaded(List<UserId> asked, Map<UserId, Instant> found, boolean failed) implements Command {}

    private record Saved(Map<UserId, Instant> rows, boolean failed) implements Command {}

    private record Tick() implements Command {}

    static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "presence");

    private static final Logger log = LoggerFactory.getLogger(PresenceShard.class);

    private final TimerScheduler<Command> timers;
    private final PresenceRuntime runtime;
    private final int shard;
    private final ShardBoard<ActorRef<PresenceDesk.News>> board;

    private PresenceShard(
            ActorContext<Command> context, TimerScheduler<Command> timers, int shard, PresenceRuntime runtime) {
        super(context);
        this.timers = timers;
        this.runtime = runtime;
        this.shard = shard;
        this.board = new ShardBoard<>(
                shard,
                runtime.settings(),
                runtime.clock(),
                runtime.nodes(),
                runtime.random().nextLong());
    }

    static Behavior<Command> create(int shard, PresenceRuntime runtime) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new PresenceShard(context, timers, shard, runtime)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Report.class, this::onReport)
                .onMessage(Tick.class, tick -> onTick())
                .onMessage(Look.class, this::onLook)
                .onMessage(Announce.class, this::onAnnounce)
                .onMessage(DeskGone.class, this::onDeskGone)
                .onMessage(Loaded.class, this::onLoaded)
                .onMessage(Saved.class, this::onSaved)
                .onSignal(PostStop.class, stop -> onStop())
                .build();
    }

    private Behavior<Command> onReport(Report report) {
        if (board.report(report.desk(), report.report())) {
            getContext().watchWith(report.desk(), new DeskGone(report.desk()));
        }
        return tickLater();
    }

    private Behavior<Command> tickLater() {
        if (board.needsTick() && !timers.isTimerActive(Tick.class)) {
            timers.startSingleTimer(Tick.class, new Tick(), runtime.settings().tick());
        }
        return this;
    }

    private Behavior<Command> onTick() {
        ActorRef<Command> self = getContext().getSelf();
        board.tick((desk, answer) -> desk.tell(new PresenceDesk.Answered(shard, self, answer)));
        load();
        save();
        return tickLater();
    }

    private void load() {
        List<UserId> wanted = board.rows().takeWanted();
        if (!wanted.isEmpty()) {
            getContext()
                    .pipeToSelf(
                            runtime.lastSeen().find(shard, wanted),
                            (found, failure) -> found == null
                                    ? new Loaded(wanted, Map.of(), true)
                                    : new Loaded(wanted, found, false));
        }
    }

    private void save() {
        Map<UserId, Instant> rows = board.rows().takeUnsaved();
        if (!rows.isEmpty()) {
            getContext()
                    .pipeToSelf(
                            runtime.lastSeen().save(shard, rows), (done, failure) -> new Saved(rows, failure != null));
        }
    }

    private Behavior<Command> onLoaded(Loaded loaded) {
        if (loaded.failed()) {
            log.warn(
                    "event=last_seen_not_read shard={} users={}",
                    shard,
                    loaded.asked().size());
            board.rows().notLoaded(loaded.asked());
        } else {
            board.loaded(loaded.asked(), loaded.found());
        }
        return tickLater();
    }

    private Behavior<Command> onSaved(Saved saved) {
        if (saved.failed()) {
            log.warn(
                    "event=last_seen_not_written shard={} users={}",
                    shard,
                    saved.rows().size());
            board.rows().notSaved(saved.rows());
        } else {
            board.rows().saved();
        }
        return tickLater();
    }

    private Behavior<Command> onLook(Look look) {
        look.replyTo().tell(new Seen(board.look(look.users())));
        return this;
    }

    private Behavior<Command> onAnnounce(Announce announce) {
        board.watchers(announce.about())
                .forEach(desk -> desk.tell(new PresenceDesk.Announced(announce.about(), announce.frame())));
        return this;
    }

    private Behavior<Command> onDeskGone(DeskGone gone) {
        board.deskGone(gone.desk());
        return tickLater();
    }

    private Behavior<Command> onStop() {
        Map<UserId, Instant> seen = board.lastWill();
        if (!seen.isEmpty()) {
            runtime.lastSeen().save(shard, seen).whenComplete((done, failure) -> {
                if (failure != null) {
                    log.debug("event=last_seen_not_written shard={} why={}", shard, failure.toString());
                }
            });
        }
        return this;
    }
}
