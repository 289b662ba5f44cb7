package dev.parley.protocol.frame;

/** Why a socket is closed (RFC 6455 section 7.4; 4000 and up are Parley's). */
public enum CloseCode {
    NORMAL(1000, "bye"),
    PROTOCOL_ERROR(1002, "protocol error"),
    UNSUPPORTED_DATA(1003, "text frames only"),
    INVALID_UTF8(1007, "not UTF-8"),
    TOO_BIG(1009, "frame too big"),
    INTERNAL_ERROR(1011, "internal error"),
    SERVICE_RESTART(1012, "the node leaves, come back"),
    UNAUTHENTICATED(4401, "token missing, expired or revoked"),
    SUSPENDED(4403, "suspended or banned"),
    HEARTBEAT_MISSED(4408, "heartbeat missed"),
    SLOW_CONSUMER(4410, "slow consumer"),
    TOO_MANY_CONNECTIONS(4429, "too many connections");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
