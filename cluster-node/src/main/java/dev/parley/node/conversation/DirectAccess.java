package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.node.conversation.ConversationCommand.DirectAnswered;
import dev.parley.node.conversation.ConversationCommand.OpenDirect;
import dev.parley.protocol.account.UserId;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Whether the two of a direct conversation may write to each other, as far as its entity knows: soft state, asked for at
 * the first need, and told of changes. Confined to the entity.
 */
final class DirectAccess {
    private final DirectRules rules;
    private @Nullable Boolean open;
    private @Nullable CompletionStage<Boolean> asked;

    DirectAccess(DirectRules rules) {
        this.rules = rules;
    }

    boolean isKnown() {
        return open != null;
    }

    boolean isClosed() {
        return open != null && !open;
    }

    /** What is told is newer than what was asked for. */
    void onOpenDirect(OpenDirect gate) {
        open = gate.open();
        gate.replyTo().tell(new ConversationReply.Noted(gate.token()));
    }

    /** Takes up again what has waited for the answer, if there is one. */
    void onAnswered(DirectAnswered answer, ActorRef<ConversationCommand> entity) {
        answered(answer.open());
        if (isKnown()) {
            entity.tell(answer.sign());
        }
    }

    /** Asks once, however many wait. */
    CompletionStage<Boolean> ask(List<UserId> pair) {
        CompletionStage<Boolean> answer = asked;
        if (answer == null) {
            Iterator<UserId> two = pair.iterator();
            answer = rules.mayWrite(two.next(), two.next());
            asked = answer;
        }
        return answer;
    }

    /** Takes what was answered; absent: nothing was, and it is asked again next time. */
    void answered(@Nullable Boolean answer) {
        asked = null;
        if (open == null) {
            open = answer;
        }
    }
}
