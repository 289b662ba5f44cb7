package dev.parley.node.conversation;

import dev.parley.node.account.UserDirectory;
import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Finds those who are to be put into a conversation, and whether they may be. Thread-safe. */
final class NewMembers {
    private final UserDirectory users;
    private final Invitable invitable;

    NewMembers(UserDirectory users, Invitable invitable) {
        this.users = users;
        this.invitable = invitable;
    }

    /** With the names that they have now; refused where one of them does not exist. */
    CompletionStage<Outcome<List<NewMember>>> of(Collection<UserId> ids, Function<UserId, Role> role) {
        return users.profiles(ids)
                .thenApply(found -> members(ids, found, role))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    /** As {@link #of}, refused also where {@code by} may not put one of them into a group. */
    CompletionStage<Outcome<List<NewMember>>> putInBy(UserId by, Collection<UserId> ids, Function<UserId, Role> role) {
        List<UserId> others = ids.stream().filter(user -> !user.equals(by)).toList();
        return invitable
                .notInvitable(by, others)
                .thenCompose(not -> not.isEmpty()
                        ? of(ids, role)
                        : CompletableFuture.completedStage(Outcome.<List<NewMember>>refused(Refusal.of(
                                ErrorCode.NOT_PERMITTED,
                                "You cannot add " + not.iterator().next() + "."))))
                .exceptionally(failure -> ConversationClient.unavailable());
    }

    private static Outcome<List<NewMember>> members(
            Collection<UserId> ids, Map<UserId, User> found, Function<UserId, Role> role) {
        List<NewMember> members = new ArrayList<>(ids.size());
        for (UserId id : ids) {
            User user = found.get(id);
            if (user == null) {
                return Outcome.refused(Refusal.of(ErrorCode.UNKNOWN_USER, "There is no user " + id + "."));
            }
            members.add(new NewMember(id, user.username(), user.displayName(), role.apply(id)));
        }
        return Outcome.done(members);
    }
}
