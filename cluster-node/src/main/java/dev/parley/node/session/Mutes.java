package dev.parley.node.session;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.persistence.session.SessionEvent.MuteChanged;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;

/** Which conversations a user wants no notifications of. Confined to its session. */
final class Mutes {
    private final ActorContext<SessionCommand> context;
    private final UserId user;
    private final SessionRuntime runtime;
    private final LedgerAccess ledger;
    private final Sockets sockets;

    Mutes(
            ActorContext<SessionCommand> context,
            UserId user,
            SessionRuntime runtime,
            LedgerAccess ledger,
            Sockets sockets) {
        this.context = context;
        this.user = user;
        this.runtime = runtime;
        this.ledger = ledger;
        this.sockets = sockets;
    }

    void change(SessionCommand.Mute mute) {
        ledger.read(state -> check(state, mute), () -> refuse(mute, Refusal.unavailable()));
    }

    private void check(UserSession state, SessionCommand.Mute mute) {
        if (state.isMuted(mute.conversation()) == mute.muted() && mute.muted()) {
            mute.replyTo().tell(new SessionReply.Noted());
        } else if (mute.muted() && state.muted().size() >= runtime.settings().mutedPerUser()) {
            refuse(mute, Refusal.of(ErrorCode.LIST_FULL));
        } else {
            context.pipeToSelf(
                    runtime.inbox().head(user, mute.conversation()),
                    (outcome, failure) -> new SessionCommand.MuteChecked(
                            mute,
                            failure != null ? Refusal.unavailable() : outcome.fold(head -> null, refusal -> refusal)));
        }
    }

    void checked(SessionCommand.MuteChecked checked) {
        Refusal refusal = checked.refusal();
        if (refusal == null) {
            ledger.read(state -> write(state, checked.mute()), () -> refuse(checked.mute(), Refusal.unavailable()));
        } else {
            refuse(checked.mute(), refusal);
        }
    }

    private void write(UserSession state, SessionCommand.Mute mute) {
        if (state.isMuted(mute.conversation()) == mute.muted()) {
            mute.replyTo().tell(new SessionReply.Noted());
            return;
        }
        ledger.write(
                new MuteChanged(
                        mute.conversation(), mute.muted(), runtime.clock().instant()),
                after -> {
                    mute.replyTo().tell(new SessionReply.Noted());
                    sockets.tellAllBut(
                            null, EncodedFrame.of(new ServerFrame.MuteChanged(mute.conversation(), mute.muted())));
                },
                () -> refuse(mute, Refusal.unavailable()));
    }

    private static void refuse(SessionCommand.Mute mute, Refusal refusal) {
        mute.replyTo().tell(new SessionReply.Refused(refusal));
    }
}
