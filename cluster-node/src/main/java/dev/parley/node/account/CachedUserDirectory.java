package dev.parley.node.account;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.node.account.AccountCommand.GetProfile;
import dev.parley.node.account.AccountReply.Profile;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The directory of one node: a bounded cache in front of the account entities. Callers that ask for the same user at the
 * same time cause one question.
 */
final class CachedUserDirectory implements UserDirectory {
    private final Accounts accounts;
    private final Consumer<ProfileStale> others;
    private final ActorSystem<?> system;
    private final int parallelism;
    private final AsyncCache<UserId, Optional<User>> cache;

    /** @param others tells all nodes, this one included */
    CachedUserDirectory(
            Accounts accounts, Consumer<ProfileStale> others, ActorSystem<?> system, AccountSettings settings) {
        this.accounts = accounts;
        this.others = others;
        this.system = system;
        this.parallelism = settings.directoryParallelism();
        this.cache = Caffeine.newBuilder()
                .maximumSize(settings.directorySize())
                .expireAfterWrite(settings.directoryTtl())
                .buildAsync();
    }

    @Override
    public CompletionStage<Map<UserId, User>> profiles(Collection<UserId> users) {
        Map<UserId, User> known = new HashMap<>();
        List<UserId> missing = new ArrayList<>();
        for (UserId user : new LinkedHashSet<>(users)) {
            CompletableFuture<Optional<User>> cached = cache.getIfPresent(user);
            if (cached != null && cached.isDone() && !cached.isCompletedExceptionally()) {
                cached.join().ifPresent(profile -> known.put(user, profile));
            } else {
                missing.add(user);
            }
        }
        if (missing.isEmpty()) {
            return CompletableFuture.completedStage(known);
        }
        return Source.from(missing)
                .mapAsyncUnordered(parallelism, this::profile)
                .runWith(Sink.seq(), system)
                .thenApply(found -> {
                    found.forEach(each -> each.ifPresent(user -> known.put(user.userId(), user)));
                    return known;
                });
    }

    /** The profile has changed, or the account is gone. Nodes that do not hear of it see it when theirs has grown old. */
    void stale(UserId user) {
        ProfileStale news = new ProfileStale(user);
        note(news);
        others.accept(news);
    }

    /** A node says that a profile has changed. */
    void note(ProfileStale news) {
        cache.synchronous().invalidate(news.userId());
    }

    private CompletionStage<Optional<User>> profile(UserId user) {
        return cache.get(user, (id, executor) -> ask(id).toCompletableFuture());
    }

    private CompletionStage<Optional<User>> ask(UserId user) {
        return accounts.ask(user, GetProfile::new)
                .thenApply(reply -> reply instanceof Profile profile
                        ? Optional.of(profile.user().publicView())
                        : Optional.empty());
    }
}
