package dev.parley.node.friend;

import dev.parley.node.conversation.DirectGate;
import java.time.InstantSource;

/** What all friendships of a node share. */
record FriendshipRuntime(
        FriendSettings settings,
        FriendshipProjection projection,
        DirectGate gate,
        FriendshipNews news,
        InstantSource clock) {}
