package dev.parley.node.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.client.session.Session;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.ServerFrame;
import dev.parley.protocol.friend.FriendRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One device of a user: what it hears is remembered, and what it asks is waited for. */
final class Guest implements AutoCloseable {
    /** Longer than presence takes to notice that somebody has gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ParleyClient client;
    private final User user;
    private final Ears ears = new Ears();
    private final Session session;

    Guest(ParleyClient client, User user) {
        this.client = client;
        this.user = user;
        this.session = client.open(ears);
    }

    ParleyClient client() {
        return client;
    }

    Session session() {
        return session;
    }

    User user() {
        return user;
    }

    UserId id() {
        return user.userId();
    }

    /** The direct conversation with {@code peer}. */
    ConversationId talkTo(Guest peer) {
        return get(client.conversations().direct(peer.id())).conversationId();
    }

    /** Makes the two friends. */
    void befriend(Guest other) {
        FriendRequest request = get(client.friends().request(other.id()));
        get(other.client.friends().accept(request.friendRequestId()));
    }

    /** Says it, and returns when it is accepted. */
    ServerFrame.MessageAccepted say(ConversationId conversation, String text) {
        return get(session.send(conversation, text));
    }

    /** Waits until a frame of the kind has come, which may have been at any time before; the first one that matches. */
    <F extends ServerFrame> F hears(Class<F> kind, Predicate<F> which) {
        return await("%s hears %s".formatted(user.username(), kind.getSimpleName()))
                .atMost(PATIENCE)
                .until(() -> heard(kind).stream().filter(which).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    /** Waits for the message with this text. */
    Message hears(String text) {
        return hears(
                        ServerFrame.NewMessage.class,
                        event -> text.equals(event.message().text()))
                .message();
    }

    /** What has come of a kind so far. */
    <F extends ServerFrame> List<F> heard(Class<F> kind) {
        return ears.frames().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Forgets what has come so far. */
    void forget() {
        ears.forget();
    }

    /** The answer. */
    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer: " + ParleyException.of(e).getMessage(), e);
        }
    }

    /** The code with which the server says no. */
    static String refusal(CompletableFuture<?> future) {
        Throwable failure = catchThrowable(() -> future.get(30, TimeUnit.SECONDS));
        assertThat(failure).as("a refusal").isNotNull();
        ParleyException cause = ParleyException.of(failure);
        assertThat(cause).isInstanceOf(ParleyException.Refused.class);
        return ((ParleyException.Refused) cause).code();
    }

    @Override
    public void close() {
        session.close();
    }
}
