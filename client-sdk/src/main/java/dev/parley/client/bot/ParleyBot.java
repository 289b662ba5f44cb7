package dev.parley.client.bot;

import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.client.session.Disconnection;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that listens and answers. It hears every conversation that its user is in, but never itself; it reconnects
 * and catches up by itself. Handlers run one at a time, in order; all whose filter matches are called.
 */
public final class ParleyBot implements AutoCloseable {
    private record Reaction(MessageFilter filter, MessageHandler handler) {}

    private static final Logger LOG = LoggerFactory.getLogger(ParleyBot.class);

    private final ParleyClient client;
    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Session> session = new CompletableFuture<>();

    private ParleyBot(ParleyClient client) {
        this.client = client;
    }

    /** A bot with these settings; nothing is sent before {@link #start} or {@link #run}. */
    public static ParleyBot connect(BotSettings settings) {
        return new ParleyBot(ParleyClient.of(settings.client(), settings.credentials()));
    }

    /** Calls {@code handler} for each message that {@code filter} takes. */
    public ParleyBot onMessage(MessageFilter filter, MessageHandler handler) {
        reactions.add(new Reaction(filter, handler));
        return this;
    }

    /** Starts listening, in the background. Once. */
    public ParleyBot start() {
        if (!session.complete(client.open(new Ears()))) {
            throw new IllegalStateException("the bot was started before");
        }
        return this;
    }

    /**
     * Starts listening, and returns when the bot is closed or the process is told to stop. Throws a
     * {@link ParleyException} if the bot cannot sign in or is sent away.
     */
    public void run() {
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "parley-bot-stop"));
        Disconnection end = session.thenCompose(Session::ended).join();
        if (end.closeCode() != 1000) {
            throw new ParleyException.Refused("disconnected", end.reason(), List.of());
        }
    }

    /** Completes when the bot listens for the first time; fails if it cannot sign in. */
    public CompletableFuture<ServerFrame.Welcome> ready() {
        return session.thenCompose(Session::ready);
    }

    /** Stops listening. */
    @Override
    public void close() {
        Session open = session.getNow(null);
        if (open != null) {
            open.close();
        }
    }

    private final class Ears implements SessionListener {
        private volatile UserId self = new UserId(new java.util.UUID(0, 0));

        @Override
        public void onConnected(ServerFrame.Welcome welcome) {
            self = welcome.userId();
            LOG.info("listening as {}", self);
        }

        @Override
        public void onDisconnected(Disconnection event) {
            LOG.info("disconnected ({}), trying again in {}", event.reason(), event.retryIn());
        }

        @Override
        public void onFailure(ParleyException failure) {
            LOG.warn("something went wrong", failure);
        }

        @Override
        public void onMessage(Message message) {
            if (message.senderId().equals(self)) {
                return;
            }
            BotContext context = new BotContext(client, session.join(), message);
            for (Reaction reaction : reactions) {
                if (reaction.filter().matches(message)) {
                    react(reaction.handler(), context, message);
                }
            }
        }

        private void react(MessageHandler handler, BotContext context, Message message) {
            try {
                handler.handle(context, message);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new CompletionException("a handler failed for message " + message.messageId(), e);
            }
        }
    }
}
