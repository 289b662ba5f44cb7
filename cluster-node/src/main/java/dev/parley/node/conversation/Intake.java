package dev.parley.node.conversation;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.error.Refusal;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Takes changes in for an entity: bounded, in the order of their arrival, each with what it needs to be decided. */
final class Intake {
    private final ActorContext<ConversationCommand> context;
    private final DirectAccess access;
    private final LookUps lookUps;
    private final int bound;
    private final BooleanSupplier shut;
    private final PendingChanges pending = new PendingChanges();

    Intake(ActorContext<ConversationCommand> context, ConversationRuntime runtime, DirectAccess access) {
        this.context = context;
        this.access = access;
        this.lookUps = new LookUps(runtime.archive(), access);
        this.bound = runtime.settings().pending();
        this.shut = runtime.shut();
    }

    /** @param projected how far the tables are */
    void take(Conversation state, Change change, Rev projected) {
        if (pending.size() >= bound || shut.getAsBoolean()) {
            refuse(change, Refusal.unavailable());
            return;
        }
        LookUps.Finding finding = lookUps.of(state, change, projected);
        if (finding.waiting() == null) {
            pending.add(change, finding.known());
        } else {
            resolveBy(finding.waiting(), pending.addUnresolved(change));
        }
    }

    private void lookUpAgain(Conversation state, Rev projected) {
        LookUps.Finding finding = lookUps.of(state, pending.first().change(), projected);
        long ticket = pending.unresolveFirst();
        if (finding.waiting() == null) {
            pending.resolve(ticket, finding.known());
        } else {
            resolveBy(finding.waiting(), ticket);
        }
    }

    private void resolveBy(CompletionStage<Evidence> waiting, long ticket) {
        context.pipeToSelf(waiting, (found, failure) -> new ConversationCommand.LookedUp(ticket, found));
    }

    void resolve(ConversationCommand.LookedUp lookedUp) {
        Evidence found = lookedUp.found();
        if (found == null || found.mayWrite() != null) {
            access.answered(found == null ? null : found.mayWrite());
        }
        pending.resolve(lookedUp.ticket(), found);
    }

    boolean isEmpty() {
        return pending.size() == 0;
    }

    boolean hasReady() {
        return pending.hasReady();
    }

    /**
     * Decides as many of the changes that are ready as the batch has room for.
     *
     * @param state that the batch began with
     */
    void decide(Batch batch, Conversation state, ProjectionProgress tables) {
        while (pending.hasReady() && batch.hasRoom()) {
            PendingChanges.Ready first = pending.first();
            Batch.Outcome outcome = batch.decide(first);
            if (outcome == Batch.Outcome.DECIDED) {
                pending.removeFirst();
            } else if (outcome == Batch.Outcome.CROWDED && !tables.willTakeMore(batch.rev())) {
                batch.turnAway(first.change());
                pending.removeFirst();
            } else if (outcome == Batch.Outcome.CROWDED) {
                tables.await(state);
                return;
            } else if (batch.events().isEmpty()) {
                lookUpAgain(state, tables.upTo());
            } else {
                return;
            }
        }
    }

    void refuseAll(Refusal refusal) {
        pending.drain().forEach(change -> refuse(change, refusal));
    }

    private static void refuse(Change change, Refusal refusal) {
        change.replyTo().tell(new ConversationReply.Refused(change.token(), refusal));
    }
}
