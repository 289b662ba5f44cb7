package dev.parley.api.websocket;

import dev.parley.api.account.TokenVerifier;
import dev.parley.api.limit.RateLimits;
import dev.parley.api.session.SessionGateway;
import dev.parley.protocol.Limits;
import dev.parley.protocol.frame.FrameCodec;

/** What all sockets of a node share. */
public record WebSocketEdge(
        WebSocketSettings settings,
        Limits limits,
        FrameCodec codec,
        TokenVerifier tokens,
        SessionGateway gateway,
        OpenSockets sockets,
        RateLimits rates) {}
