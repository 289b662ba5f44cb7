package dev.parley.api.websocket;

import dev.parley.api.account.Principal;
import dev.parley.api.limit.Allowance;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.FrameCodec;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every text message of one socket. What does not parse, comes too often, or needs no cluster is answered here;
 * the rest is forwarded.
 */
final class FrameDesk {
    private final WebSocketEdge edge;
    private final WebSocketConnection socket;
    private volatile Principal caller;
    private @Nullable Allowance frames;
    private @Nullable Allowance sends;
    private @Nullable Allowance typing;

    FrameDesk(WebSocketEdge edge, Principal caller, WebSocketConnection socket) {
        this.edge = edge;
        this.caller = caller;
        this.socket = socket;
    }

    Principal caller() {
        return caller;
    }

    long expiresAtMillis() {
        return caller.expiresAt().toEpochMilli();
    }

    void take(String text) {
        FrameCodec.Decoded decoded = edge.codec().decode(text);
        Duration wait = waitBefore(decoded);
        if (!wait.isZero()) {
            refuse(decoded, Refusal.later(ErrorCode.RATE_LIMITED, wait));
        } else if (decoded instanceof FrameCodec.Rejected rejected) {
            answer(rejected.error());
        } else {
            accept(((FrameCodec.Accepted) decoded).frame());
        }
    }

    private void accept(ClientFrame frame) {
        if (frame instanceof ClientFrame.Ping ping) {
            answer(new ServerFrame.Pong(ping.requestId()));
        } else if (frame instanceof ClientFrame.Authenticate authenticate) {
            authenticate(authenticate);
        } else {
            socket.forward(frame);
        }
    }

    private void authenticate(ClientFrame.Authenticate frame) {
        Principal old = caller;
        Refusal refusal = edge.tokens()
                .verify(frame.accessToken())
                .fold(
                        shown -> {
                            if (!shown.userId().equals(old.userId())
                                    || !shown.deviceId().equals(old.deviceId())) {
                                return Refusal.of(ErrorCode.INVALID_TOKEN, "The token is of another user or device.");
                            }
                            caller = shown;
                            return null;
                        },
                        refused -> refused);
        if (refusal == null) {
            socket.authenticated(caller);
            answer(new ServerFrame.Ok(frame.requestId()));
        } else {
            answer(ServerFrame.Refused.of(refusal, frame.requestId(), null));
            socket.startClose(CloseCode.UNAUTHENTICATED);
        }
    }

    /** Zero where the frame may pass. Typing has an allowance of its own, and takes nothing from what is said. */
    private Duration waitBefore(FrameCodec.Decoded decoded) {
        ClientFrame frame = decoded instanceof FrameCodec.Accepted accepted ? accepted.frame() : null;
        if (frame instanceof ClientFrame.StartTyping || frame instanceof ClientFrame.StopTyping) {
            if (typing == null) {
                typing = edge.rates().typing(caller.userId());
            }
            return typing.take();
        }
        if (frames == null) {
            frames = edge.rates().socket();
        }
        Duration wait = frames.take();
        if (wait.isZero() && says(frame)) {
            if (sends == null) {
                sends = edge.rates().sends(caller.userId());
            }
            wait = sends.take();
        }
        return wait;
    }

    private static boolean says(@Nullable ClientFrame frame) {
        return frame instanceof ClientFrame.SendMessage
                || frame instanceof ClientFrame.EditMessage
                || frame instanceof ClientFrame.React;
    }

    private void refuse(FrameCodec.Decoded decoded, Refusal refusal) {
        if (decoded instanceof FrameCodec.Rejected rejected) {
            ServerFrame.Refused error = rejected.error();
            answer(ServerFrame.Refused.of(refusal, error.requestId(), error.clientMessageId()));
            return;
        }
        ClientFrame frame = ((FrameCodec.Accepted) decoded).frame();
        ClientMessageId message = frame instanceof ClientFrame.SendMessage send ? send.clientMessageId() : null;
        answer(ServerFrame.Refused.of(refusal, frame.requestId(), message));
    }

    private void answer(ServerFrame frame) {
        socket.answer(EncodedFrame.of(frame).bytes());
    }
}
