package dev.parley.node.account;

import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.util.concurrent.CompletionStage;

/** Profiles as somebody sees them: of friends, and of oneself, also whether they are online. */
@FunctionalInterface
public interface ProfileView {
    CompletionStage<User> seenBy(UserId viewer, User profile);
}
