package dev.parley.node.friend;

import dev.parley.node.friend.FriendshipCommand.Accept;
import dev.parley.node.friend.FriendshipCommand.Block;
import dev.parley.node.friend.FriendshipCommand.Cancel;
import dev.parley.node.friend.FriendshipCommand.Change;
import dev.parley.node.friend.FriendshipCommand.End;
import dev.parley.node.friend.FriendshipCommand.Reject;
import dev.parley.node.friend.FriendshipCommand.Request;
import dev.parley.node.friend.FriendshipCommand.Unblock;
import java.time.Instant;

/** Puts a command to the state that judges it. */
final class Wishes {
    private Wishes() {}

    static Decision decide(Friendship state, Change change, Instant now) {
        if (change instanceof Request request) {
            return state.request(request.by(), request.requestId(), request.room(), now);
        }
        if (change instanceof Accept accept) {
            return state.accept(accept.by(), accept.requestId(), accept.room(), now);
        }
        if (change instanceof Reject reject) {
            return state.reject(reject.by(), reject.requestId(), now);
        }
        if (change instanceof Cancel cancel) {
            return state.cancel(cancel.by(), cancel.requestId(), now);
        }
        if (change instanceof End) {
            return state.end(change.by(), now);
        }
        if (change instanceof Block block) {
            return state.block(block.by(), block.room(), now);
        }
        return change instanceof Unblock ? state.unblock(change.by(), now) : state.leave(change.by(), now);
    }
}
