package dev.parley.protocol.error;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Everything that Parley refuses. REST answers with {@link #http} and the stable {@link #code}; the WebSocket's
 * {@code error} frame carries {@link #frameCode} and the same text as {@code reason}.
 */
public enum ErrorCode {
    MALFORMED_FRAME(400, 4000, Retry.AFTER_CHANGE, "Send one JSON object per text frame."),
    MALFORMED_REQUEST(400, 4000, Retry.AFTER_CHANGE, "Send a well-formed HTTP/1.1 request."),
    MALFORMED_JSON(400, 4000, Retry.AFTER_CHANGE, "Send a JSON object as the body."),
    UNKNOWN_TYPE(400, 4000, Retry.AFTER_CHANGE, "Use a frame type of the protocol."),
    INVALID_FIELD(422, 4000, Retry.AFTER_CHANGE, "Mend the fields that are named."),
    MISSING_TOKEN(401, 4010, Retry.AFTER_CHANGE, "Send 'Authorization: Bearer <accessToken>'."),
    INVALID_TOKEN(401, 4010, Retry.AFTER_CHANGE, "Sign in again."),
    TOKEN_EXPIRED(401, 4010, Retry.AFTER_CHANGE, "Refresh the access token."),
    INVALID_CREDENTIALS(401, 4010, Retry.AFTER_CHANGE, "Check login and password."),
    INVALID_REFRESH_TOKEN(401, 4010, Retry.AFTER_CHANGE, "Sign in again."),
    NOT_PERMITTED(403, 4003, Retry.NEVER, "Ask somebody who may."),
    ORIGIN_NOT_ALLOWED(403, 4003, Retry.NEVER, "Add the page's origin to parley.http.allowed-origins."),
    UNKNOWN_CONVERSATION(404, 4001, Retry.NEVER, "It does not exist, or you are not a member."),
    UNKNOWN_MESSAGE(404, 4004, Retry.NEVER, "It does not exist in this conversation."),
    UNKNOWN_USER(404, 4004, Retry.NEVER, "No such user."),
    UNKNOWN_DEVICE(404, 4004, Retry.NEVER, "No such device."),
    UNKNOWN_MEMBER(404, 4004, Retry.NEVER, "The user is not a member of this conversation."),
    UNKNOWN_FRIEND_REQUEST(404, 4004, Retry.NEVER, "No such friend request, or it is not yours to answer."),
    UNKNOWN_INVITE(404, 4004, Retry.NEVER, "The invite does not exist, has expired or is used up; ask for a new one."),
    NOT_FOUND(404, 4004, Retry.NEVER, "No such resource; see /docs."),
    METHOD_NOT_ALLOWED(405, 4000, Retry.AFTER_CHANGE, "Use one of the methods in the Allow header."),
    REQUEST_TIMEOUT(408, 4000, Retry.AFTER_CHANGE, "Send the whole request without pauses."),
    CONFLICT(409, 4009, Retry.NEVER, "It does not fit what is there."),
    USERNAME_TAKEN(409, 4009, Retry.AFTER_CHANGE, "Choose another username."),
    EMAIL_TAKEN(409, 4009, Retry.AFTER_CHANGE, "Sign in, or use another address."),
    UNSEND_WINDOW_CLOSED(409, 4009, Retry.NEVER, "The message is too old to be unsent."),
    CONVERSATION_FULL(409, 4009, Retry.NEVER, "The group has as many members as it may."),
    TOO_MANY_REACTIONS(409, 4009, Retry.NEVER, "The message has as many reactions as it may."),
    ALREADY_FRIENDS(409, 4009, Retry.NEVER, "You are friends already."),
    LIST_FULL(409, 4009, Retry.AFTER_CHANGE, "The list has as many entries as it may; take some away."),
    TOO_LARGE(413, 4013, Retry.AFTER_CHANGE, "Send less."),
    UNSUPPORTED_MEDIA_TYPE(415, 4000, Retry.AFTER_CHANGE, "Send application/json."),
    UPGRADE_REQUIRED(426, 4000, Retry.AFTER_CHANGE, "Open a WebSocket here; see the protocol."),
    HEADERS_TOO_LARGE(431, 4013, Retry.AFTER_CHANGE, "Send fewer or shorter headers."),
    RATE_LIMITED(429, 4029, Retry.LATER, "Wait as long as told, then go on."),
    INTERNAL_ERROR(500, 5000, Retry.LATER, "A defect of the server; try again later."),
    UNAVAILABLE(503, 5003, Retry.LATER, "Try again, a send with the same clientMessageId.");

    private final int http;
    private final int frameCode;
    private final Retry retry;
    private final String advice;

    ErrorCode(int http, int frameCode, Retry retry, String advice) {
        this.http = http;
        this.frameCode = frameCode;
        this.retry = retry;
        this.advice = advice;
    }

    /** The stable name on the wire. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status. */
    public int http() {
        return http;
    }

    /** The {@code code} of the error frame. */
    public int frameCode() {
        return frameCode;
    }

    public Retry retry() {
        return retry;
    }

    /** What the client should do, in words. */
    public String advice() {
        return advice;
    }
}
