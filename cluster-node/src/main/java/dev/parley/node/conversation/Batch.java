package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.AddMembers;
import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.ChangeRole;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.React;
import dev.parley.node.conversation.ConversationCommand.RemoveMember;
import dev.parley.node.conversation.ConversationCommand.Rename;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.MessageEvent;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.ErrorCode;
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
    private final ConversationId id;
    private final ConversationSettings settings;
    private final MessageRules messages;
    private final MembershipRules membership;
    private final ReactionRules reactions;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Rev projected;
    private final List<NumberedEvent> events = new ArrayList<>();
    private final List<ProjectedEvent> projections = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<Rev, Long> origins = new HashMap<>();
    private Conversation state;

    private record Answer(Change change, Decision decision) {}

    Batch(
            ConversationId id,
            Conversation state,
            Rev projected,
            ConversationSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this.id = id;
        this.state = state;
        this.projected = projected;
        this.settings = settings;
        this.messages = new MessageRules(settings);
        this.membership = new MembershipRules(settings);
        this.reactions = new ReactionRules(settings);
        this.clock = clock;
        this.random = random;
    }

    void decide(PendingChanges.Ready ready) {
        Decision decision = ready.failed() ? busy() : judge(ready);
        if (decision instanceof Decision.Accept accept && !take(accept, ready.change())) {
            decision = busy();
        }
        answers.add(new Answer(ready.change(), decision));
    }

    /** Takes the events in, unless the window would lose what the tables do not have yet. */
    private boolean take(Decision.Accept accept, Change change) {
        Conversation next = state;
        List<NumberedEvent> numbered = new ArrayList<>();
        for (ConversationEvent event : accept.events()) {
            next = next.apply(event, settings);
            numbered.add(new NumberedEvent(next.rev(), event));
        }
        if (next instanceof OpenConversation open) {
            if (!open.window().coversAfter(projected, open.rev())) {
                return false;
            }
            numbered.forEach(event -> projections.add(new ProjectedEvent(event, open.lastSeq())));
        }
        if (change instanceof Post post && !numbered.isEmpty()) {
            origins.put(numbered.get(0).rev(), post.origin());
        }
        events.addAll(numbered);
        state = next;
        return true;
    }

    private Decision judge(PendingChanges.Ready ready) {
        Change change = ready.change();
        if (change instanceof Create create) {
            return membership.create(
                    state, id, create.type(), create.name(), create.by(), create.members(), clock.instant());
        }
        if (!(state instanceof OpenConversation open)) {
            return Decision.refuse(ErrorCode.UNKNOWN_CONVERSATION);
        }
        if (change instanceof Post post) {
            return messages.send(open, post.send(), ready.evidence(), clock.instant(), random.nextLong());
        }
        if (change instanceof Edit edit) {
            return messages.edit(open, edit.by(), edit.messageId(), edit.text(), ready.evidence(), clock.instant());
        }
        if (change instanceof Unsend unsend) {
            return messages.unsend(open, unsend.by(), unsend.messageId(), ready.evidence(), clock.instant());
        }
        if (change instanceof Rename rename) {
            return membership.rename(open, rename.by(), rename.name(), clock.instant());
        }
        if (change instanceof AddMembers add) {
            return membership.add(open, add.by(), add.users(), clock.instant());
        }
        if (change instanceof RemoveMember remove) {
            return membership.remove(open, remove.by(), remove.user(), clock.instant());
        }
        if (change instanceof React react) {
            return react.remove()
                    ? reactions.remove(
                            open, react.by(), react.messageId(), react.emoji(), ready.evidence(), clock.instant())
                    : reactions.add(
                            open, react.by(), react.messageId(), react.emoji(), ready.evidence(), clock.instant());
        }
        ChangeRole role = (ChangeRole) change;
        return membership.changeRole(open, role.by(), role.user(), role.role(), clock.instant());
    }

    private static Decision busy() {
        return new Decision.Refuse(Refusal.unavailable());
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
        return new ConversationReply.Described(token, open.info(), change instanceof Create && !accepted.isEmpty());
    }
}
