package dev.parley.node.account;

import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Names and profiles of many users at a time, as others may see them; they may be some seconds old. */
@FunctionalInterface
public interface UserDirectory {
    /** Who does not exist is left out. Fails where an account does not answer in time. */
    CompletionStage<Map<UserId, User>> profiles(Collection<UserId> users);
}
