package dev.parley.node.conversation;

import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Seq;

/**
 * An event on its way to the tables.
 *
 * @param lastSeq the last message of the conversation when it happened
 * @param sees what those whom it put in see of the messages before
 */
public record ProjectedEvent(NumberedEvent numbered, Seq lastSeq, History sees) {

    /** Of those who are gone again, a later event writes the rows. */
    static ProjectedEvent of(OpenConversation after, NumberedEvent event, Seq lastSeq) {
        History sees = event.event() instanceof MembersAdded added
                ? added.members().stream()
                        .flatMap(member -> after.member(member.userId()).stream())
                        .filter(member -> member.joinedRev().equals(event.rev()))
                        .map(Participant::sees)
                        .findFirst()
                        .orElse(History.FROM_JOIN)
                : History.FROM_JOIN;
        return new ProjectedEvent(event, lastSeq, sees);
    }

    /** Those whom the event put in see the messages after this one. */
    Seq visibleSeq() {
        return sees == History.FROM_START ? Seq.ZERO : lastSeq;
    }
}
