package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Join;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.RemoveMember;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.MessageEvent;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.Refusal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Changes that are decided one after the other, each against the state that the ones before it leave, and written
 * together. Confined to one turn of its entity.
 */
final class Batch {
    private final ConversationSettings settings;
    private final Rules rules;
    private final boolean closed;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Rev projected;
    private final List<NumberedEvent> events = new ArrayList<>();
    private final List<ProjectedEvent> projections = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<Rev, Long> origins = new HashMap<>();
    private Conversation state;
    private long weight;

    private record Answer(Change change, Decision decision) {}

    /** What came of a change that was to be decided. */
    enum Outcome {
        /** It is part of the batch, refused or not. */
        DECIDED,
        /** What was found out for it may not be so any more. */
        OUTDATED,
        /** The window has no room for it until the tables have more. */
        CROWDED
    }

    Batch(
            ConversationId id,
            Conversation state,
            Rev projected,
            boolean closed,
            ConversationSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.state = state;
        this.projected = projected;
        this.settings = settings;
        this.rules = new Rules(id, settings);
        this.closed = closed;
        this.clock = clock;
        this.random = random;
    }

    Outcome decide(PendingChanges.Ready ready) {
        Change change = ready.change();
        Evidence evidence = ready.evidence();
        if (evidence == null) {
            turnAway(change);
            return Outcome.DECIDED;
        }
        if (isVoid(change, evidence)) {
            return Outcome.OUTDATED;
        }
        Decision decision = rules.judge(state, change, evidence, closed, clock.instant(), random.nextLong());
        if (decision instanceof Decision.Accept accept && !take(accept, change)) {
            return Outcome.CROWDED;
        }
        answers.add(new Answer(change, decision));
        return Outcome.DECIDED;
    }

    /** Has the sender come back later. */
    void turnAway(Change change) {
        answers.add(new Answer(change, new Decision.Refuse(Refusal.unavailable())));
    }

    /** Whether what the change depends on may have changed in a way that the window does not know any more. */
    private boolean isVoid(Change change, Evidence evidence) {
        if (!(state instanceof OpenConversation open) || open.window().coversAfter(evidence.asOf(), open.rev())) {
            return false;
        }
        return change instanceof Post post ? !open.provesNew(post.send()) : LookUps.targetOf(change) != null;
    }

    /** How many of the events are new messages. */
    long messages() {
        return events.stream()
                .filter(event -> event.event() instanceof ConversationEvent.MessagePosted)
                .count();
    }

    /** Whether more may be written together with what is there. */
    boolean hasRoom() {
        return answers.size() < settings.batchEvents() && weight < settings.batchBytes();
    }

    /** Takes the events in, unless the window would lose what the tables do not have yet. */
    private boolean take(Decision.Accept accept, Change change) {
        Conversation next = state;
        List<NumberedEvent> numbered = new ArrayList<>();
        for (ConversationEvent event : accept.events()) {
            next = next.apply(event, settings);
            weight += Window.weight(event);
            numbered.add(new NumberedEvent(next.rev(), event));
        }
        if (next instanceof OpenConversation open) {
            if (!open.window().coversAfter(projected, open.rev())) {
                return false;
            }
            numbered.forEach(event -> projections.add(ProjectedEvent.of(open, event, open.lastSeq())));
        }
        if (change instanceof Post post && !numbered.isEmpty()) {
            origins.put(numbered.get(0).rev(), post.origin());
        }
        events.addAll(numbered);
        state = next;
        return true;
    }

    /** The last event, of those before the batch where it has none. */
    Rev rev() {
        return state.rev();
    }

    List<NumberedEvent> events() {
        return events;
    }

    List<ProjectedEvent> projections() {
        return projections;
    }

    long origin(Rev rev) {
        return origins.getOrDefault(rev, 0L);
    }

    /** Whether lists change by more than a new message. */
    boolean changesLists() {
        return events.stream().anyMatch(event -> !(event.event() instanceof MessageEvent));
    }

    /** Tells every sender what came of its change; after the events are durable. */
    void answer() {
        for (Answer answer : answers) {
            Change change = answer.change();
            change.replyTo().tell(reply(change, answer.decision()));
        }
    }

    /** Tells every sender that its change may not be durable. */
    void refuse(Refusal refusal) {
        for (Answer answer : answers) {
            Change change = answer.change();
            change.replyTo().tell(new ConversationReply.Refused(change.token(), refusal));
        }
    }

    private ConversationReply reply(Change change, Decision decision) {
        long token = change.token();
        if (decision instanceof Decision.Refuse refuse) {
            return new ConversationReply.Refused(token, refuse.refusal());
        }
        if (decision instanceof Decision.Repeat repeat) {
            return change instanceof Post
                    ? new ConversationReply.Posted(token, repeat.original(), true)
                    : new ConversationReply.MessageFound(token, repeat.original());
        }
        List<ConversationEvent> accepted = ((Decision.Accept) decision).events();
        if (!accepted.isEmpty() && accepted.get(0) instanceof MessageEvent event) {
            return change instanceof Post
                    ? new ConversationReply.Posted(token, event.message(), false)
                    : new ConversationReply.MessageFound(token, event.message());
        }
        OpenConversation open = (OpenConversation) state;
        if (change instanceof RemoveMember) {
            return new ConversationReply.MemberGone(token);
        }
        return new ConversationReply.Described(
                token, open.info(), (change instanceof Create || change instanceof Join) && !accepted.isEmpty());
    }
}
