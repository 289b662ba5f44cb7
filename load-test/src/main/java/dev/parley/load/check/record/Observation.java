package dev.parley.load.check.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client did or saw. {@code at}: microseconds since the recording began, by the clients' one clock.
 * {@code device}: a session, of which a user may have several at a time, and bots many one after the other.
 * {@code socket}: one of the session's connections, numbered over all of them.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = Observation.Left.class, name = "left"),
    @JsonSubTypes.Type(value = Observation.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Observation.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Observation.Heard.class, name = "heard"),
    @JsonSubTypes.Type(value = Observation.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Observation.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = Observation.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Observation.Gap.class, name = "gap"),
    @JsonSubTypes.Type(value = Observation.Passing.class, name = "passing"),
    @JsonSubTypes.Type(value = Observation.Counted.class, name = "counted"),
    @JsonSubTypes.Type(value = Observation.Delivered.class, name = "delivered"),
    @JsonSubTypes.Type(value = Observation.Began.class, name = "began"),
    @JsonSubTypes.Type(value = Observation.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = Observation.Founded.class, name = "founded"),
    @JsonSubTypes.Type(value = Observation.Quiet.class, name = "quiet")
})
public sealed interface Observation {
    /** When, in microseconds since the recording began. */
    long at();

    /** What one device saw. */
    sealed interface Seen extends Observation {
        int device();
    }

    /** What one device saw of one conversation on one socket. */
    sealed interface OnSocket extends Seen {
        int socket();

        ConversationId conversation();
    }

    /** A device comes into being. {@code first}: before there was any conversation, so that it must hear all of each. */
    record Joined(long at, int device, UserId user, String name, boolean first) implements Seen {}

    /** The device is given up for good; what it has not heard, nobody will ask for. */
    record Left(long at, int device) implements Seen {}

    /** A socket was welcomed. */
    record Opened(long at, int device, int socket, String node) implements Seen {}

    /** A socket that was welcomed has ended. */
    record Closed(long at, int device, int socket, int code, String reason) implements Seen {}

    /** An event's frame, as it came. */
    record Heard(long at, int device, int socket, ConversationId conversation, Entry entry) implements OnSocket {}

    /** The answer to a send. {@code rev} is the message's latest, where it is a repetition. */
    record Accepted(
            long at,
            int device,
            int socket,
            ConversationId conversation,
            ClientMessageId clientMessageId,
            MessageId messageId,
            long seq,
            long rev,
            boolean duplicate)
            implements OnSocket {}

    /** A client asks for the log after {@code after}: {@code resume}, of which each cursor counts, or {@code get_events}. */
    record Asked(long at, int device, int socket, ConversationId conversation, String requestId, long after)
            implements OnSocket {}

    /** A request has its answer, whatever it is. */
    record Answered(long at, int device, int socket, String requestId) implements Seen {}

    /** The server says that frames may be missing. */
    record Gap(long at, int device, int socket, ConversationId conversation, long rev) implements OnSocket {}

    /** A frame that is no event: typing, or a receipt, which has cursors. */
    record Passing(
            long at,
            int device,
            int socket,
            ConversationId conversation,
            UserId user,
            @Nullable Long delivered,
            @Nullable Long read)
            implements OnSocket {}

    /** The user's counts after something was read on another device. */
    record Counted(long at, int device, int socket, ConversationId conversation, long readSeq, long unread, long total)
            implements OnSocket {}

    /** The session hands an event on: this is the client's own log. {@code seq}: of a new message, else 0. */
    record Delivered(long at, int device, ConversationId conversation, long rev, Entry.Kind kind, long seq)
            implements Seen {}

    /** Something is asked of the server. What it does not concern is absent. {@code text} of a reaction: its emoji. */
    record Began(
            long at,
            long operation,
            Action action,
            UserId user,
            ConversationId conversation,
            @Nullable ClientMessageId clientMessageId,
            @Nullable MessageId messageId,
            @Nullable String text,
            @Nullable Long seq,
            @Nullable UserId other)
            implements Observation {}

    /** How it ended; an operation without an end was never answered. */
    record Ended(
            long at,
            long operation,
            Outcome outcome,
            @Nullable String why,
            @Nullable MessageId messageId,
            @Nullable Long seq)
            implements Observation {}

    /** A conversation was made, with these members; the first of them stays and reads all of it in the end. */
    record Founded(long at, ConversationId conversation, List<UserId> members) implements Observation {
        public Founded {
            members = List.copyOf(members);
        }
    }

    /** From here on, nothing is said any more. */
    record Quiet(long at) implements Observation {}

    /** What may be asked of the server. */
    enum Action {
        SEND,
        EDIT,
        UNSEND,
        REACT,
        /** By a call, which is answered. */
        READ,
        /** By frames that are not answered. */
        MARK,
        ADD,
        REMOVE
    }

    /** How an operation may end. */
    enum Outcome {
        DONE,
        REFUSED,
        /** Given up, and it may or may not have happened. */
        UNKNOWN
    }
}
