package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationChanged;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.ConversationRenamed;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MemberRoleChanged;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.MessageEdited;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.ConversationEvent.MessageUnsent;
import dev.parley.persistence.conversation.ConversationEvent.ReactionChanged;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.MemberRole;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ServerFrame;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Turns events into frames. What a viewer sees of an event depends only on when it joined, so that there are three
 * views and each is rendered once.
 */
final class EventRenderer {
    private final ConversationId id;
    private final Supplier<ConversationInfo> info;
    private final UnaryOperator<Message> presentForm;

    /** How an event looks to a viewer. */
    enum View {
        /** As it is. */
        PLAIN,
        /** The event that put the viewer in: its replica begins here. */
        BEGINNING,
        /** A change of a message that the viewer may not see: that it changed, not what it says. */
        REDACTED
    }

    /**
     * @param info asked for only where a viewer's replica begins
     * @param presentForm replaces a message by its latest form, where that is newer than the event's
     */
    EventRenderer(ConversationId id, Supplier<ConversationInfo> info, UnaryOperator<Message> presentForm) {
        this.id = id;
        this.info = info;
        this.presentForm = presentForm;
    }

    /** A membership or name event as it is, for the history of one who joined before it. */
    static ServerFrame.Event ofChange(ConversationId id, NumberedEvent event) {
        return new EventRenderer(
                        id,
                        () -> {
                            throw new IllegalStateException("a change is not a beginning");
                        },
                        message -> message)
                .render(event, View.PLAIN, Seq.ZERO);
    }

    static View viewOf(NumberedEvent event, Rev joinedRev, Seq visibleSeq) {
        if (event.rev().equals(joinedRev)) {
            return View.BEGINNING;
        }
        Message message = Window.messageOf(event.event());
        return message == null || message.seq().isAfter(visibleSeq) ? View.PLAIN : View.REDACTED;
    }

    ServerFrame.Event render(NumberedEvent numbered, View view, Seq joinedSeq) {
        Rev rev = numbered.rev();
        ConversationEvent event = numbered.event();
        if (event instanceof MessagePosted posted) {
            return new ServerFrame.NewMessage(id, rev, seen(posted.message(), view));
        }
        if (event instanceof MessageEdited edited) {
            return new ServerFrame.MessageEdited(id, rev, seen(edited.message(), view));
        }
        if (event instanceof MessageUnsent unsent) {
            return new ServerFrame.MessageUnsent(id, rev, unsent.message());
        }
        if (event instanceof ReactionChanged changed) {
            return new ServerFrame.ReactionChanged(id, rev, seen(changed.message(), view));
        }
        if (event instanceof ConversationChanged changed) {
            return new ServerFrame.ConversationChanged(
                    id, rev, changed.by(), changed.avatarMediaId(), changed.history());
        }
        if (event instanceof ConversationCreated created) {
            return new ServerFrame.ConversationCreated(id, rev, created.by(), infoAt(rev, joinedSeq));
        }
        if (event instanceof MembersAdded added) {
            return view == View.BEGINNING
                    ? new ServerFrame.ConversationCreated(id, rev, added.by(), infoAt(rev, joinedSeq))
                    : new ServerFrame.MemberAdded(
                            id,
                            rev,
                            added.by(),
                            added.members().stream()
                                    .map(member -> new MemberRole(member.userId(), member.role()))
                                    .toList());
        }
        if (event instanceof MemberRemoved removed) {
            ServerFrame.MemberRemoved.Reason reason = removed.by().equals(removed.userId())
                    ? ServerFrame.MemberRemoved.Reason.LEFT
                    : ServerFrame.MemberRemoved.Reason.REMOVED;
            return new ServerFrame.MemberRemoved(id, rev, removed.by(), removed.userId(), reason);
        }
        if (event instanceof MemberRoleChanged changed) {
            return new ServerFrame.MemberRoleChanged(id, rev, changed.by(), changed.userId(), changed.role());
        }
        if (event instanceof ConversationRenamed renamed) {
            return new ServerFrame.ConversationRenamed(id, rev, renamed.by(), renamed.name());
        }
        throw new IllegalStateException("an event that no frame tells of: " + event.getClass());
    }

    private Message seen(Message message, View view) {
        Message present = presentForm.apply(message);
        return view == View.REDACTED ? present.unsent(present.rev(), present.createdAt()) : present;
    }

    /** The conversation as it begins for a viewer who joined with {@code rev}. */
    private ConversationInfo infoAt(Rev rev, Seq joinedSeq) {
        ConversationInfo now = info.get();
        return new ConversationInfo(
                id,
                now.type(),
                now.name(),
                now.avatarMediaId(),
                now.history(),
                now.createdBy(),
                now.createdAt(),
                rev,
                joinedSeq,
                now.members());
    }
}
