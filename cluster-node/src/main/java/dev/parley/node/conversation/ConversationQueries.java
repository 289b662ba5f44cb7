package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Describe;
import dev.parley.node.conversation.ConversationCommand.GetHead;
import dev.parley.node.conversation.ConversationCommand.GetMessage;
import dev.parley.node.conversation.ConversationCommand.Query;
import dev.parley.node.conversation.ConversationCommand.ReadEvents;
import dev.parley.node.conversation.ConversationCommand.ReadHistory;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ServerFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what readers ask, from memory, or by saying where to look. Pure. */
final class ConversationQueries {
    private final ConversationSettings settings;

    ConversationQueries(ConversationSettings settings) {
        this.settings = settings;
    }

    /**
     * The reply; empty where the message asked for is older than the window and has to be fetched.
     *
     * @param projected how far the tables are: what they do not know yet is told beside what is to be read there
     */
    Optional<ConversationReply> answer(Conversation state, Query query, Rev projected) {
        Optional<Participant> member =
                state instanceof OpenConversation open ? open.member(query.viewer()) : Optional.empty();
        if (member.isEmpty()) {
            return Optional.of(refused(query, ErrorCode.UNKNOWN_CONVERSATION));
        }
        OpenConversation open = (OpenConversation) state;
        if (query instanceof GetMessage get) {
            return message(open, member.get(), get);
        }
        if (query instanceof ReadHistory read) {
            return Optional.of(history(open, member.get(), read, projected));
        }
        if (query instanceof ReadEvents read) {
            return Optional.of(events(open, member.get(), read, projected));
        }
        if (query instanceof GetHead get) {
            return Optional.of(head(open, member.get(), get));
        }
        Describe describe = (Describe) query;
        return Optional.of(new ConversationReply.Described(describe.token(), open.info(), false));
    }

    private static ConversationReply refused(Query query, ErrorCode code) {
        return new ConversationReply.Refused(query.token(), Refusal.of(code));
    }

    private static Optional<ConversationReply> message(OpenConversation open, Participant member, GetMessage get) {
        Seq seq = get.messageId().seq();
        if (!seq.isAfter(member.visibleSeq()) || seq.isAfter(open.lastSeq())) {
            return Optional.of(refused(get, ErrorCode.UNKNOWN_MESSAGE));
        }
        return open.window()
                .message(seq)
                .map(message -> message.messageId().equals(get.messageId())
                        ? new ConversationReply.MessageFound(get.token(), message)
                        : refused(get, ErrorCode.UNKNOWN_MESSAGE));
    }

    private static ConversationReply head(OpenConversation open, Participant member, GetHead get) {
        Message last = open.lastMessage();
        return new ConversationReply.HeadFound(
                get.token(),
                open.id(),
                open.type(),
                open.profile().name(),
                open.profile().avatarMediaId(),
                open.rev(),
                open.lastSeq(),
                last != null && last.seq().isAfter(member.visibleSeq()) ? last : null,
                open.members().size(),
                open.updatedAt(),
                member.joinedSeq(),
                open.sender(get.viewer()).ownSeq(),
                open.pair());
    }

    private ConversationReply history(OpenConversation open, Participant member, ReadHistory read, Rev projected) {
        long first = member.visibleSeq().value() + 1;
        long last = open.lastSeq().value();
        long from;
        long to;
        Seq after = read.after();
        if (after != null) {
            from = Math.max(first, after.value() + 1);
            to = Math.min(last, from + read.limit() - 1);
        } else {
            Seq before = read.before();
            to = Math.min(last, before == null ? last : before.value() - 1) - read.skip();
            from = Math.max(first, to - read.limit() + 1);
        }
        Optional<List<Message>> found =
                from > to ? Optional.of(List.of()) : open.window().messages(from, to);
        boolean complete = found.isPresent() && size(found.get()) <= settings.replyBytes();
        List<Message> messages = complete ? found.orElseThrow() : open.window().changedWithin(from, to, projected);
        return new ConversationReply.HistoryFound(
                read.token(),
                from,
                to,
                complete,
                messages,
                changes(open, member, from, to),
                open.lastSeq(),
                new Seq(first),
                member.visibleRev());
    }

    /** Membership and name events after the messages {@code from - 1} to {@code to}, as far as the window has them. */
    private static List<ServerFrame.Event> changes(OpenConversation open, Participant member, long from, long to) {
        EventRenderer renderer = new EventRenderer(open.id(), open::info, message -> message);
        List<ServerFrame.Event> changes = new ArrayList<>();
        long seq = open.window().seqBefore(open.lastSeq());
        for (NumberedEvent event : open.window().events()) {
            if (Window.isNewMessage(event.event())) {
                seq = Window.seqOf(event.event());
                continue;
            }
            boolean between =
                    seq >= from - 1 && (seq < to || to == open.lastSeq().value());
            if (between
                    && Window.messageOf(event.event()) == null
                    && !member.visibleRev().isAfter(event.rev())) {
                boolean beginning = event.rev().equals(member.visibleRev());
                changes.add(renderer.render(
                        event,
                        beginning ? EventRenderer.View.BEGINNING : EventRenderer.View.PLAIN,
                        member.joinedSeq()));
            }
        }
        return changes;
    }

    private ConversationReply events(OpenConversation open, Participant member, ReadEvents read, Rev projected) {
        Rev after = read.after().max(new Rev(member.joinedRev().value() - 1));
        if (!open.window().coversAfter(after, open.rev())) {
            return new ConversationReply.EventsInJournal(
                    read.token(),
                    after,
                    member.joinedRev(),
                    member.joinedSeq(),
                    member.visibleSeq(),
                    open.info(),
                    open.window().changes(projected));
        }
        EventRenderer renderer = new EventRenderer(open.id(), open::info, open.window()::presentForm);
        List<ServerFrame.Event> events = new ArrayList<>();
        Rev upTo = after;
        long bytes = 0;
        for (NumberedEvent event : open.window().after(after, read.limit())) {
            bytes += Window.weight(event.event());
            if (bytes > settings.replyBytes() && !events.isEmpty()) {
                break;
            }
            events.add(renderer.render(
                    event, EventRenderer.viewOf(event, member.joinedRev(), member.visibleSeq()), member.joinedSeq()));
            upTo = event.rev();
        }
        return new ConversationReply.EventsFound(read.token(), events, upTo, open.rev());
    }

    private static long size(List<Message> messages) {
        return messages.stream().mapToLong(Window::weight).sum();
    }
}
