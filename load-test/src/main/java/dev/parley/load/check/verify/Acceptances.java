package dev.parley.load.check.verify;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Began;
import dev.parley.load.check.record.Observation.Ended;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was acknowledged is in the history, where it was said to be; and everything was answered. */
final class Acceptances implements Rule {
    private final Case known;
    private final Consumer<Violation> found;
    private final Map<Long, Began> open = new LinkedHashMap<>();

    Acceptances(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Began began) {
            if (began.action() != Action.MARK) {
                open.put(began.operation(), began);
            }
        } else if (observation instanceof Ended ended) {
            Began began = open.remove(ended.operation());
            if (began != null) {
                ended(began, ended);
            }
        } else if (observation instanceof Observation.Accepted accepted) {
            compare(
                    accepted.conversation(),
                    known.device(accepted.device()).user(),
                    accepted.clientMessageId(),
                    accepted.messageId(),
                    accepted.seq(),
                    accepted.at(),
                    known.device(accepted.device()).name() + ", socket " + accepted.socket());
        }
    }

    private void ended(Began began, Ended ended) {
        if (ended.outcome() == Outcome.UNKNOWN) {
            unanswered(began, ended);
            return;
        }
        ClientMessageId name = began.clientMessageId();
        Long seq = ended.seq();
        if (began.action() == Action.SEND && ended.outcome() == Outcome.DONE && name != null && seq != null) {
            compare(
                    began.conversation(),
                    began.user(),
                    name,
                    ended.messageId(),
                    seq,
                    ended.at(),
                    "operation " + began.operation());
        }
    }

    private void compare(
            ConversationId conversation,
            UserId sender,
            ClientMessageId name,
            @Nullable MessageId messageId,
            long seq,
            long at,
            String by) {
        Chronicle chronicle = known.chronicle(conversation);
        Said said = chronicle == null ? null : chronicle.said(sender, name);
        if (said != null
                && said.seq() == seq
                && (messageId == null || said.messageId().equals(messageId))) {
            return;
        }
        found.accept(Violation.of(
                said == null ? Promise.LOST : Promise.MOVED,
                said == null
                        ? "was accepted, and is not in the history"
                        : "was acknowledged at seq " + seq + ", and is at " + said.seq(),
                "conversation",
                conversation,
                "seq",
                seq,
                "user",
                sender,
                "clientMessageId",
                name,
                "messageId",
                messageId,
                "acknowledgedAtMicros",
                at,
                "to",
                by));
    }

    private void unanswered(Began began, @Nullable Ended ended) {
        found.accept(Violation.of(
                Promise.UNANSWERED,
                "was neither done nor refused",
                "action",
                began.action(),
                "conversation",
                began.conversation(),
                "user",
                began.user(),
                "clientMessageId",
                began.clientMessageId(),
                "messageId",
                began.messageId(),
                "beganAtMicros",
                began.at(),
                "givenUpAtMicros",
                ended == null ? null : ended.at(),
                "why",
                ended == null ? null : ended.why()));
    }

    @Override
    public void end() {
        open.values().forEach(began -> unanswered(began, null));
    }
}
