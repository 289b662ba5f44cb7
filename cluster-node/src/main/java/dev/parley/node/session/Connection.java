package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import dev.parley.api.account.Principal;
import dev.parley.api.session.ClientSink;
import dev.parley.node.ClusterMessage;
import dev.parley.node.conversation.ConversationReply;
import dev.parley.node.delivery.Deliver;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.Parcel;
import dev.parley.node.delivery.Passing;
import dev.parley.node.dispatch.MessageTable;
import dev.parley.node.presence.ContactList;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's end of one socket, on the node that the client is connected to. Turns frames into commands and answers
 * into frames; the events of conversations come to it from the node's router, and go on through its {@link RevGate}.
 */
public final class Connection extends AbstractBehavior<Connection.Command> {
    /** What one may say to it. */
    public sealed interface Command extends ClusterMessage {}

    /**
     * The user's session knows the socket, and so do the conversations that are active.
     *
     * @param active the conversations that may be newer than their rows; absent where the session is too young to know, or of
     *     the version before
     */
    public record Attached(
            ActorRef<SessionCommand> session, @Nullable Set<ConversationId> active) implements Command {}

    /** A frame that is no event. */
    public record Notice(EncodedFrame frame) implements Command {}

    /** The people around the user, as the session knows them. */
    public record Introduced(ContactList contacts) implements Command {}

    public record Close(CloseCode code) implements Command {}

    record Said(ClientFrame frame) implements Command {}

    record Renamed(Principal caller) implements Command {}

    record Overflowed() implements Command {}

    record Gone() implements Command {}

    /** The socket has taken most of what was queued. */
    record Drained() implements Command {}

    private record Delivered(Deliver deliver) implements Command {}

    private record Overheard(Passing passing) implements Command {}

    private record Answered(ConversationReply reply) implements Command {}

    record SessionGone() implements Command {}

    /** The session has not answered yet. */
    record AttachAgain() implements Command {}

    record AttachOverdue() implements Command {}

    /** The session moves perhaps, or its node has died: the client need not wait for it. */
    record SessionLate() implements Command {}

    private record CheckPending() implements Command {}

    record CheckHoles() implements Command {}

    /** What has been delivered was gathered for long enough. */
    record TellDelivered() implements Command {}

    /** A part of a log that was asked for; see {@link LogReads}. */
    record LogRead(LogReads.Step step) implements Command {}

    private static final Duration PENDING_CHECK = Duration.ofMillis(100);

    private static final MessageTable<Connection, Command> MESSAGES = new MessageTable.Builder<Connection, Command>()
            .on(Delivered.class, Connection::onDelivered)
            .on(Overheard.class, Connection::onOverheard)
            .on(Said.class, Connection::onSaid)
            .on(Answered.class, Connection::onAnswered)
            .on(LogRead.class, Connection::onLogRead)
            .on(Notice.class, Connection::onNotice)
            .on(Attached.class, Connection::onAttached)
            .on(Introduced.class, Connection::onIntroduced)
            .on(Drained.class, it -> it.tidings.drained())
            .on(SessionGone.class, Connection::onSessionGone)
            .on(AttachAgain.class, it -> it.attachment.ask())
            .on(SessionLate.class, Connection::onSessionLate)
            .on(AttachOverdue.class, it -> it.sink.close(CloseCode.SERVICE_RESTART))
            .on(CheckPending.class, Connection::onCheckPending)
            .on(CheckHoles.class, it -> it.events.checkHoles())
            .on(TellDelivered.class, it -> it.delivered.tell())
            .on(Renamed.class, Connection::onRenamed)
            .on(Overflowed.class, Connection::onOverflowed)
            .on(Close.class, Connection::onClose)
            .endsBy(Gone.class)
            .atEnd(Connection::onStopped)
            .build();

    private final ConnectionRuntime runtime;
    private final ClientSink sink;
    private final TimerScheduler<Command> timers;
    private final Attachment attachment;
    private final EventFlow events;
    private final LogReads reads;
    private final ConversationChanges changes;
    private final DeliveredMarks delivered;
    private final Tidings tidings;
    private Principal caller;

    private Connection(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Principal caller,
            ClientSink sink,
            ConnectionRuntime runtime) {
        super(context);
        this.timers = timers;
        this.caller = caller;
        this.sink = sink;
        this.runtime = runtime;
        long origin = runtime.random().nextLong() | 1;
        RevGate gate = new RevGate(runtime.clock(), runtime.delivery().gateConversations());
        this.attachment = new Attachment(context, timers, caller, runtime);
        this.reads = new LogReads(context, caller.userId(), sink, gate, runtime);
        this.events = new EventFlow(
                timers, sink, gate, reads, origin, runtime.delivery().holdEarly());
        this.changes = new ConversationChanges(
                runtime, sink, gate, origin, context.messageAdapter(ConversationReply.class, Answered::new));
        ActorRef<Parcel> parcels = context.messageAdapter(Parcel.class, Connection::handed);
        this.delivered = new DeliveredMarks(caller.userId(), runtime, timers);
        this.tidings = new Tidings(runtime, caller.userId(), sink, context.getSelf(), delivered, parcels);
        runtime.router().tell(new DeliveryRouter.Join(caller.userId(), parcels));
        tidings.begin();
        attachment.begin();
    }

    static Behavior<Command> create(Principal caller, ClientSink sink, ConnectionRuntime runtime) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Connection(context, timers, caller, sink, runtime)));
    }

    @Override
    public Receive<Command> createReceive() {
        return MESSAGES.of(this);
    }

    private void onAttached(Attached by) {
        welcome();
        reads.attached(by);
        attachment.done(by.session()).forEach(this::handle);
    }

    private void onSessionLate() {
        welcome();
        attachment.goAhead().forEach(this::handle);
    }

    private void welcome() {
        if (!attachment.isWelcomed()) {
            sink.send(EncodedFrame.of(new ServerFrame.Welcome(
                    caller.userId(),
                    caller.deviceId(),
                    runtime.clock().instant(),
                    runtime.heartbeat().toSeconds(),
                    runtime.limits())));
        }
    }

    /** The session moves or its node died; what was said to it may be lost, but events do not pass through it. */
    private void onSessionGone() {
        attachment.begin();
    }

    /** What happened before the welcome is not for this socket yet: a resume brings it. */
    private void onDelivered(Delivered delivered) {
        if (attachment.isWelcomed()) {
            events.deliver(delivered.deliver());
        }
    }

    private static Command handed(Parcel parcel) {
        return parcel instanceof Deliver deliver ? new Delivered(deliver) : new Overheard((Passing) parcel);
    }

    private void onOverheard(Overheard overheard) {
        if (attachment.isWelcomed()) {
            sink.deliver(overheard.passing().frame());
        }
    }

    private void onSaid(Said said) {
        if (!attachment.holds(said.frame())) {
            handle(said.frame());
        }
    }

    private void handle(ClientFrame frame) {
        if (frame instanceof ClientFrame.GetEvents get) {
            reads.events(get);
        } else if (frame instanceof ClientFrame.Resume resume) {
            tidings.watch(resume.presenceOf());
            reads.resume(resume);
        } else if (!changes.take(caller, frame)) {
            tidings.take(frame);
        }
        checkPendingLater();
    }

    private void onAnswered(Answered answered) {
        changes.onAnswer(answered.reply());
        events.checkHolesLater();
    }

    private void checkPendingLater() {
        if (changes.isWaiting() && !timers.isTimerActive(CheckPending.class)) {
            timers.startSingleTimer(CheckPending.class, new CheckPending(), PENDING_CHECK);
        }
    }

    private void onCheckPending() {
        changes.checkWaiting();
        checkPendingLater();
    }

    private void onLogRead(LogRead read) {
        reads.onStep(read.step());
        events.checkHolesLater();
    }

    private void onNotice(Notice notice) {
        if (attachment.isWelcomed()) {
            sink.send(notice.frame());
        }
    }

    /** Before the welcome, what the desk would tell is not heard; the session introduces when it has the socket. */
    private void onIntroduced(Introduced introduced) {
        if (attachment.isWelcomed()) {
            tidings.introduce(introduced.contacts());
        }
    }

    private void onRenamed(Renamed renamed) {
        caller = renamed.caller();
    }

    private void onOverflowed() {
        reads.overflowed();
        events.tellGaps();
        tidings.tellAgain();
    }

    private void onClose(Close order) {
        sink.close(order.code());
    }

    private void onStopped() {
        changes.forget();
        delivered.tell();
    }
}
