package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationCreated;
import dev.parley.persistence.conversation.ConversationEvent.MemberRemoved;
import dev.parley.persistence.conversation.ConversationEvent.MemberRoleChanged;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.MessagePosted;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A conversation that exists. Holds what decisions need and what recent readers ask for, all of it bounded: members by
 * the group limit, window and ids by the settings.
 *
 * @param senders how far each member has come with sending; no entry before the first message
 */
record OpenConversation(
        ConversationId id,
        Profile profile,
        Rev rev,
        Seq lastSeq,
        Instant updatedAt,
        PMap<UserId, Participant> members,
        PMap<UserId, SenderMark> senders,
        @Nullable Message lastMessage,
        Window window,
        RecentIds recentIds)
        implements Conversation {

    static OpenConversation of(ConversationCreated created, ConversationSettings settings) {
        Rev first = Rev.ZERO.next();
        Profile profile = Profile.of(created);
        PMap<UserId, Participant> members = HashTreePMap.empty();
        for (NewMember member : created.members()) {
            members = members.plus(
                    member.userId(), Participant.joining(member, first, Seq.ZERO, profile.history(), created.at()));
        }
        return new OpenConversation(
                created.conversationId(),
                profile,
                first,
                Seq.ZERO,
                created.at(),
                members,
                HashTreePMap.empty(),
                null,
                Window.EMPTY.with(new NumberedEvent(first, created), settings.window()),
                RecentIds.NONE);
    }

    @Override
    public OpenConversation apply(ConversationEvent event, ConversationSettings settings) {
        Rev next = rev.next();
        Window seen = window.with(new NumberedEvent(next, event), settings.window());
        if (event instanceof MessagePosted posted) {
            return posted(posted.message(), next, seen, settings);
        }
        return new OpenConversation(
                id,
                profile.after(event),
                next,
                lastSeq,
                event.at(),
                membersAfter(event, next),
                sendersAfter(event),
                lastMessageAfter(event),
                seen,
                recentIds);
    }

    private OpenConversation posted(Message message, Rev next, Window seen, ConversationSettings settings) {
        SenderMark mark = sender(message.senderId()).after(message);
        return new OpenConversation(
                id,
                profile,
                next,
                message.seq(),
                message.createdAt(),
                members,
                senders.plus(message.senderId(), mark),
                message,
                seen,
                recentIds.with(message.senderId(), message.clientMessageId(), settings.rememberedIds()));
    }

    private @Nullable Message lastMessageAfter(ConversationEvent event) {
        Message changed = Window.messageOf(event);
        return changed != null && changed.seq().equals(lastSeq) ? changed : lastMessage;
    }

    private PMap<UserId, Participant> membersAfter(ConversationEvent event, Rev next) {
        if (event instanceof MembersAdded added) {
            PMap<UserId, Participant> result = members;
            for (NewMember member : added.members()) {
                result = result.plus(
                        member.userId(), Participant.joining(member, next, lastSeq, profile.history(), added.at()));
            }
            return result;
        }
        if (event instanceof MemberRemoved removed) {
            return members.minus(removed.userId());
        }
        if (event instanceof MemberRoleChanged changed) {
            Participant member = members.get(changed.userId());
            return member == null ? members : members.plus(changed.userId(), member.as(changed.role()));
        }
        return members;
    }

    private PMap<UserId, SenderMark> sendersAfter(ConversationEvent event) {
        return event instanceof MemberRemoved removed ? senders.minus(removed.userId()) : senders;
    }

    ConversationType type() {
        return profile.type();
    }

    Optional<Participant> member(UserId user) {
        return Optional.ofNullable(members.get(user));
    }

    SenderMark sender(UserId user) {
        return senders.getOrDefault(user, SenderMark.NONE);
    }

    /** Whether a client message id was certainly never used by {@code user}: no look-up is needed. */
    boolean provesNew(SendCommand send) {
        return !recentIds.mayKnow(send.sender(), send.clientMessageId())
                && (recentIds.complete() || sender(send.sender()).provesNew(send.clientMessageId()));
    }

    /** The two members of a direct conversation; empty for a group. */
    List<UserId> pair() {
        return type() == ConversationType.DIRECT
                ? members.keySet().stream().sorted().toList()
                : List.of();
    }

    ConversationInfo info() {
        List<Member> wire = members.values().stream()
                .sorted(Comparator.comparing(Participant::joinedRev).thenComparing(Participant::userId))
                .map(member -> member.toMember(sender(member.userId()).ownSeq()))
                .toList();
        return new ConversationInfo(
                id,
                profile.type(),
                profile.name(),
                profile.avatarMediaId(),
                profile.history(),
                profile.createdBy(),
                profile.createdAt(),
                rev,
                lastSeq,
                wire);
    }
}
