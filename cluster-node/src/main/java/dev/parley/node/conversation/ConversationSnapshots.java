package dev.parley.node.conversation;

import akka.persistence.typed.SnapshotAdapter;
import dev.parley.persistence.conversation.ConversationSnapshot;
import dev.parley.persistence.conversation.ConversationSnapshot.StoredMember;
import dev.parley.protocol.account.UserId;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** Between the conversation as it lives and as a snapshot keeps it, which must outlive it. */
final class ConversationSnapshots implements SnapshotAdapter<Conversation> {

    @Override
    public Object toJournal(Conversation state) {
        if (!(state instanceof OpenConversation open)) {
            throw new IllegalStateException("a conversation without events has no snapshot");
        }
        Profile profile = open.profile();
        return new ConversationSnapshot(
                open.id(),
                profile.type(),
                profile.name(),
                profile.avatarMediaId(),
                profile.history(),
                profile.createdBy(),
                profile.createdAt(),
                open.rev(),
                open.lastSeq(),
                open.updatedAt(),
                open.lastMessage(),
                open.members().values().stream()
                        .map(member -> stored(member, open.sender(member.userId())))
                        .toList(),
                open.window().events(),
                open.recentIds().fingerprints(),
                open.recentIds().complete());
    }

    @Override
    public Conversation fromJournal(Object from) {
        ConversationSnapshot stored = (ConversationSnapshot) from;
        PMap<UserId, Participant> members = HashTreePMap.empty();
        PMap<UserId, SenderMark> senders = HashTreePMap.empty();
        for (StoredMember member : stored.members()) {
            members = members.plus(member.userId(), participant(member));
            senders = senders.plus(member.userId(), new SenderMark(member.ownSeq(), member.highestId()));
        }
        return new OpenConversation(
                stored.conversationId(),
                new Profile(
                        stored.type(),
                        stored.name(),
                        stored.avatarMediaId(),
                        Profile.orJoin(stored.history()),
                        stored.createdBy(),
                        stored.createdAt()),
                stored.rev(),
                stored.lastSeq(),
                stored.updatedAt(),
                members,
                senders,
                stored.lastMessage(),
                Window.of(stored.window()),
                new RecentIds(stored.recentIds(), stored.idsComplete()));
    }

    private static StoredMember stored(Participant member, SenderMark mark) {
        return new StoredMember(
                member.userId(),
                member.username(),
                member.displayName(),
                member.role(),
                member.joinedAt(),
                member.joinedRev(),
                member.joinedSeq(),
                mark.ownSeq(),
                mark.highestId(),
                member.sees());
    }

    private static Participant participant(StoredMember member) {
        return new Participant(
                member.userId(),
                member.username(),
                member.displayName(),
                member.role(),
                member.joinedAt(),
                member.joinedRev(),
                member.joinedSeq(),
                Profile.orJoin(member.sees()));
    }
}
