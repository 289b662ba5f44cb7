package dev.parley.node.conversation;

import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.Query;
import dev.parley.node.dispatch.CommandTable;
import dev.parley.persistence.conversation.ConversationEvent;

/** Who takes which command of a conversation. */
final class ConversationDispatch {
    static final CommandTable<ConversationEntity, ConversationCommand, ConversationEvent, Conversation> COMMANDS =
            new CommandTable.Builder<ConversationEntity, ConversationCommand, ConversationEvent, Conversation>()
                    .on(Change.class, ConversationEntity::onChange)
                    .on(Query.class, ConversationEntity::onQuery)
                    .on(ConversationCommand.OpenDirect.class, any((it, open) -> it.access.onOpenDirect(open)))
                    .on(
                            ConversationCommand.DirectAnswered.class,
                            any((it, answer) -> it.access.onAnswered(answer, it.context.getSelf())))
                    .on(ConversationCommand.Flush.class, (it, state, flush) -> it.onFlush(state))
                    .on(ConversationCommand.LookedUp.class, ConversationEntity::onLookedUp)
                    .on(ConversationCommand.StraysRemoved.class, (it, state, removed) -> it.Effect()
                            .stop())
                    .on(ConversationCommand.Projected.class, ConversationEntity::onProjected)
                    .on(ConversationCommand.NotProjected.class, (it, state, failed) -> it.onNotProjected())
                    .on(ConversationCommand.Idle.class, (it, state, idle) -> it.onIdle(state))
                    .on(ConversationCommand.Routed.class, (it, state, routed) -> {
                        it.broadcast.onRouted(ConversationEntity.openOrNull(state), routed);
                        return it.Effect().none();
                    })
                    .on(
                            ConversationCommand.ServeLocated.class,
                            open((it, state, serve) -> it.broadcast.onServeLocated(state)))
                    .on(
                            ConversationCommand.CheckProbes.class,
                            open((it, state, check) -> it.broadcast.onCheckProbes(state)))
                    .on(
                            ConversationCommand.RouterGone.class,
                            open((it, state, gone) -> it.broadcast.onRouterGone(state, gone)))
                    .on(ConversationCommand.Typing.class, open((it, state, typing) -> it.live()
                            .onTyping(state, typing)))
                    .on(ConversationCommand.EndTyping.class, open((it, state, end) -> it.live()
                            .onEndTyping(state)))
                    .on(ConversationCommand.CursorsMoved.class, open((it, state, moved) -> it.live()
                            .onMoved(state, moved)))
                    .on(
                            ConversationCommand.CursorsLoaded.class,
                            open((it, state, loaded) -> it.live().receipts().onLoaded(state, loaded)))
                    .on(
                            ConversationCommand.TellReceipts.class,
                            open((it, state, tell) -> it.live().receipts().onTell(state)))
                    .on(
                            ConversationCommand.ReceiptsKept.class,
                            open((it, state, kept) -> it.live().receipts().onKept(state, kept)))
                    .build();

    private ConversationDispatch() {}

    private interface Handler<C> {
        void handle(ConversationEntity entity, C command);
    }

    private interface OpenHandler<C> {
        void handle(ConversationEntity entity, OpenConversation state, C command);
    }

    private static <C extends ConversationCommand>
            CommandTable.Handler<ConversationEntity, C, ConversationEvent, Conversation> any(Handler<C> handler) {
        return (entity, state, command) -> {
            handler.handle(entity, command);
            return entity.Effect().none();
        };
    }

    /** What means nothing where the conversation does not exist. */
    private static <C extends ConversationCommand>
            CommandTable.Handler<ConversationEntity, C, ConversationEvent, Conversation> open(OpenHandler<C> handler) {
        return (entity, state, command) -> {
            if (state instanceof OpenConversation open) {
                handler.handle(entity, open, command);
            }
            return entity.Effect().none();
        };
    }
}
