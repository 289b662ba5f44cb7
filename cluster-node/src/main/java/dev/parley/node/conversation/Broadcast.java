package dev.parley.node.conversation;

import akka.actor.typed.javadsl.ActorContext;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.conversation.Rev;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an entity does so that others hear of what is written: fans it out, and keeps after those who are not found. */
final class Broadcast {
    private final ActorContext<ConversationCommand> context;
    private final ConversationRuntime runtime;
    private final Fanout fanout;
    private final LiveSigns live;
    private boolean checkingProbes;

    Broadcast(ActorContext<ConversationCommand> context, ConversationRuntime runtime, DirectAccess access) {
        this.context = context;
        this.runtime = runtime;
        this.fanout = new Fanout(
                runtime.sessions(),
                runtime.delivery(),
                runtime.clock(),
                context.messageAdapter(RouteNews.class, ConversationCommand.Routed::new),
                router -> context.watchWith(router, new ConversationCommand.RouterGone(router)));
        this.live = new LiveSigns(context, runtime, access, fanout);
    }

    LiveSigns live() {
        return live;
    }

    void publish(@Nullable OpenConversation before, OpenConversation after, Batch batch) {
        fanout.publish(before, after, batch.events(), batch::origin);
        live.onWritten(after, batch.events());
        checkProbesLater();
    }

    /** After a start: brings every member what the tables do not have after {@code upTo}, and what is very new. */
    void announce(OpenConversation state, Rev upTo) {
        Instant since = runtime.clock().instant().minus(runtime.settings().announceSince());
        Rev doubtful = state.window().before(since, state.rev());
        if (state.rev().isAfter(doubtful) || state.rev().isAfter(upTo)) {
            fanout.announce(state, doubtful.value() < upTo.value() ? doubtful : upTo);
            checkProbesLater();
        }
    }

    void onRouted(@Nullable OpenConversation state, ConversationCommand.Routed routed) {
        if (fanout.onNews(routed.news(), state)) {
            context.getSelf().tell(new ConversationCommand.ServeLocated());
        }
    }

    void onServeLocated(OpenConversation state) {
        fanout.serveLocated(state);
    }

    void onCheckProbes(OpenConversation state) {
        checkingProbes = false;
        if (fanout.checkProbes(state)) {
            checkProbesLater();
        }
    }

    void onRouterGone(OpenConversation state, ConversationCommand.RouterGone gone) {
        fanout.onRouterGone(gone.router(), state);
        checkProbesLater();
    }

    private void checkProbesLater() {
        if (!checkingProbes && fanout.isProbing()) {
            checkingProbes = true;
            context.scheduleOnce(
                    runtime.delivery().locateWithin(), context.getSelf(), new ConversationCommand.CheckProbes());
        }
    }
}
