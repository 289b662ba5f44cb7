package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
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
        return newReceiveBuilder()
                .onMessage(Delivered.class, this::onDelivered)
                .onMessage(Overheard.class, this::onOverheard)
                .onMessage(Said.class, this::onSaid)
                .onMessage(Answered.class, this::onAnswered)
                .onMessage(LogRead.class, this::onLogRead)
                .onMessage(Notice.class, this::onNotice)
                .onMessage(Attached.class, this::onAttached)
                .onMessage(Introduced.class, this::onIntroduced)
                .onMessage(Drained.class, drained -> onDrained())
                .onMessage(SessionGone.class, gone -> onSessionGone())
                .onMessage(AttachAgain.class, again -> onAttachAgain())
                .onMessage(SessionLate.class, late -> onSessionLate())
                .onMessage(AttachOverdue.class, overdue -> close(CloseCode.SERVICE_RESTART))
                .onMessage(CheckPending.class, check -> onCheckPending())
                .onMessage(CheckHoles.class, check -> onCheckHoles())
                .onMessage(TellDelivered.class, tell -> onTellDelivered())
                .onMessage(Renamed.class, this::onRenamed)
                .onMessage(Overflowed.class, overflowed -> onOverflowed())
                .onMessage(Close.class, order -> close(order.code()))
                .onMessage(Gone.class, gone -> Behaviors.stopped())
                .onSignal(PostStop.class, stopped -> {
                    changes.forget();
                    delivered.tell();
                    return this;
                })
                .build();
    }

    private Behavior<Command> onAttached(Attached by) {
        welcome();
        reads.attached(by);
        attachment.done(by.session()).forEach(this::handle);
        return this;
    }

    private Behavior<Command> onSessionLate() {
        welcome();
        attachment.goAhead().forEach(this::handle);
        return this;
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
    private Behavior<Command> onSessionGone() {
        attachment.begin();
        return this;
    }

    private Behavior<Command> onAttachAgain() {
        attachment.ask();
        return this;
    }

    /** What happened before the welcome is not for this socket yet: a resume brings it. */
    private Behavior<Command> onDelivered(Delivered delivered) {
        if (attachment.isWelcomed()) {
            events.deliver(delivered.deliver());
        }
        return this;
    }

    private static Command handed(Parcel parcel) {
        return parcel instanceof Deliver deliver ? new Delivered(deliver) : new Overheard((Passing) parcel);
    }

    private Behavior<Command> onOverheard(Overheard overheard) {
        if (attachment.isWelcomed()) {
            sink.deliver(overheard.passing().frame());
        }
        return this;
    }

    private Behavior<Command> onSaid(Said said) {
        if (!attachment.holds(said.frame())) {
            handle(said.frame());
        }
        return this;
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

    private Behavior<Command> onAnswered(Answered answered) {
        changes.onAnswer(answered.reply());
        events.checkHolesLater();
        return this;
    }

    private void checkPendingLater() {
        if (changes.isWaiting() && !timers.isTimerActive(CheckPending.class)) {
            timers.startSingleTimer(CheckPending.class, new CheckPending(), PENDING_CHECK);
        }
    }

    private Behavior<Command> onCheckPending() {
        changes.checkWaiting();
        checkPendingLater();
        return this;
    }

    private Behavior<Command> onCheckHoles() {
        events.checkHoles();
        return this;
    }

    private Behavior<Command> onTellDelivered() {
        delivered.tell();
        return this;
    }

    private Behavior<Command> onLogRead(LogRead read) {
        reads.onStep(read.step());
        events.checkHolesLater();
        return this;
    }

    private Behavior<Command> onNotice(Notice notice) {
        if (attachment.isWelcomed()) {
            sink.send(notice.frame());
        }
        return this;
    }

    /** Before the welcome, what the desk would tell is not heard; the session introduces when it has the socket. */
    private Behavior<Command> onIntroduced(Introduced introduced) {
        if (attachment.isWelcomed()) {
            tidings.introduce(introduced.contacts());
        }
        return this;
    }

    private Behavior<Command> onDrained() {
        tidings.drained();
        return this;
    }

    private Behavior<Command> onRenamed(Renamed renamed) {
        caller = renamed.caller();
        return this;
    }

    private Behavior<Command> onOverflowed() {
        reads.overflowed();
        events.tellGaps();
        tidings.tellAgain();
        return this;
    }

    private Behavior<Command> close(CloseCode code) {
        sink.close(code);
        return this;
    }
}
