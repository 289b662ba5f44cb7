package dev.parley.client;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.client.session.FrameTap;
import dev.parley.protocol.conversation.ClientMessageId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How a {@link ParleyClient} behaves. Immutable; made by {@link #builder}.
 *
 * @param servers addresses such as {@code http://127.0.0.1:8080}; the first one is preferred, the next one is tried when
 *     it fails. One or more
 * @param runtime threads and HTTP client, shared between clients
 * @param deviceName what a sign-in by password is called in the list of devices
 * @param requestTimeout for each call, each handshake and each frame that has an answer, except sends
 * @param answerTimeout how long a send waits on an open socket before it is sent once more with the same id
 * @param sendTimeout how long a send may take in all, over all reconnects
 * @param sendWindow unanswered sends at the most
 * @param whenFull what a send does when the window is full
 * @param eventQueue events that wait for the listeners at the most; then the socket is not read until they have caught up
 * @param backoffMin the bound of the random delay before the first reconnect; it doubles with each failure
 * @param backoffMax the bound's own bound
 * @param refreshAhead how long before its end an access token is exchanged; a fifth of its life at the most
 * @param maxFrameChars characters of a server's frame at the most
 * @param maxConversations replicas at the most; what is beyond is delivered live, but not resumed
 * @param deliveredMarks whether a session tells the server by itself of all that reaches its listeners
 * @param typingTimeout how long a session says that its user is writing, after the last {@code startTyping}
 * @param clock what time it is, and at which offset from UTC
 * @param random for the jitter of delays
 * @param messageIds names for messages; each call gives another one
 * @param tap hears the frames of sessions as they are, for tests
 */
public record ClientSettings(
        List<URI> servers,
        ClientRuntime runtime,
        String deviceName,
        Duration requestTimeout,
        Duration answerTimeout,
        Duration sendTimeout,
        int sendWindow,
        WhenFull whenFull,
        int eventQueue,
        Duration backoffMin,
        Duration backoffMax,
        Duration refreshAhead,
        int maxFrameChars,
        int maxConversations,
        boolean deliveredMarks,
        Duration typingTimeout,
        Clock clock,
        RandomGenerator random,
        Supplier<ClientMessageId> messageIds,
        FrameTap tap) {

    /** What a send does when the window is full. */
    public enum WhenFull {
        /** It blocks its caller until there is room, or {@link ClientSettings#sendTimeout()} is over. */
        WAIT,
        /** Its future fails at once with {@link ParleyException.WindowFull}. */
        FAIL
    }

    /** Checks the bounds. */
    public ClientSettings {
        servers = List.copyOf(servers);
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("servers: name at least one address");
        }
        for (URI server : servers) {
            if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme())) {
                throw new IllegalArgumentException("servers: not an address like http://127.0.0.1:8080: " + server);
            }
        }
        if (sendWindow < 1 || eventQueue < 1 || maxFrameChars < 1 || maxConversations < 1) {
            throw new IllegalArgumentException("sendWindow, eventQueue, maxFrameChars, maxConversations: 1 or more");
        }
    }

    /** Settings with defaults for all that is not named; {@code servers} by preference. */
    public static Builder builder(URI... servers) {
        return new Builder(List.of(servers));
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {
        private List<URI> servers;
        private ClientRuntime runtime = ClientRuntime.shared();
        private String deviceName = "Java client";
        private Duration requestTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(10);
        private Duration sendTimeout = Duration.ofSeconds(60);
        private int sendWindow = 64;
        private WhenFull whenFull = WhenFull.WAIT;
        private int eventQueue = 1_024;
        private Duration backoffMin = Duration.ofMillis(200);
        private Duration backoffMax = Duration.ofSeconds(10);
        private Duration refreshAhead = Duration.ofSeconds(60);
        private int maxFrameChars = 4 * 1024 * 1024;
        private int maxConversations = 10_000;
        private boolean deliveredMarks = true;
        private Duration typingTimeout = Duration.ofSeconds(30);
        private Clock clock = Clock.system(ZoneId.systemDefault());
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        private Supplier<ClientMessageId> messageIds =
                () -> new ClientMessageId(UuidCreator.getTimeOrderedEpoch().toString());
        private FrameTap tap = FrameTap.NONE;

        private Builder(List<URI> servers) {
            this.servers = servers;
        }

        /** Default: those of {@link ClientSettings#builder}. */
        public Builder servers(List<URI> addresses) {
            servers = addresses;
            return this;
        }

        /** Default: {@link ClientRuntime#shared()}. */
        public Builder runtime(ClientRuntime value) {
            runtime = value;
            return this;
        }

        /** Default: "Java client". */
        public Builder deviceName(String value) {
            deviceName = value;
            return this;
        }

        /** Default: 10 s. */
        public Builder requestTimeout(Duration value) {
            requestTimeout = value;
            return this;
        }

        /** Default: 10 s. */
        public Builder answerTimeout(Duration value) {
            answerTimeout = value;
            return this;
        }

        /** Default: 60 s. */
        public Builder sendTimeout(Duration value) {
            sendTimeout = value;
            return this;
        }

        /** Default: 64, waiting. */
        public Builder sendWindow(int size, WhenFull full) {
            sendWindow = size;
            whenFull = full;
            return this;
        }

        /** Default: 1,024. */
        public Builder eventQueue(int value) {
            eventQueue = value;
            return this;
        }

        /** Default: 0.2 s to 10 s. */
        public Builder backoff(Duration min, Duration max) {
            backoffMin = min;
            backoffMax = max;
            return this;
        }

        /** Default: 60 s. */
        public Builder refreshAhead(Duration value) {
            refreshAhead = value;
            return this;
        }

        /** Default: true. */
        public Builder deliveredMarks(boolean value) {
            deliveredMarks = value;
            return this;
        }

        /** Default: 30 s. */
        public Builder typingTimeout(Duration value) {
            typingTimeout = value;
            return this;
        }

        /** Default: the system's, with its time zone. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Default: a good one for each thread. */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /** Default: UUIDv7. */
        public Builder messageIds(Supplier<ClientMessageId> value) {
            messageIds = value;
            return this;
        }

        /** Default: {@link FrameTap#NONE}. */
        public Builder tap(FrameTap value) {
            tap = value;
            return this;
        }

        /** The settings; throws {@link IllegalArgumentException} for those that make no sense. */
        public ClientSettings build() {
            return new ClientSettings(
                    servers,
                    runtime,
                    deviceName,
                    requestTimeout,
                    answerTimeout,
                    sendTimeout,
                    sendWindow,
                    whenFull,
                    eventQueue,
                    backoffMin,
                    backoffMax,
                    refreshAhead,
                    maxFrameChars,
                    maxConversations,
                    deliveredMarks,
                    typingTimeout,
                    clock,
                    random,
                    messageIds,
                    tap);
        }
    }
}
