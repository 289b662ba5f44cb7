package dev.parley.node.account;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.pubsub.Topic;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import dev.parley.api.account.AccountService;
import dev.parley.api.account.TokenVerifier;
import dev.parley.node.placement.EvenAllocation;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.protocol.account.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Puts accounts together on a node.
 *
 * @param service for the edge
 * @param verifier for the edge
 * @param directory for other capabilities
 */
public record AccountWiring(AccountService service, TokenVerifier verifier, UserDirectory directory) {

    /** What accounts need of the rest of the node. {@code ids} are time-ordered and never the same twice. */
    public record Surroundings(
            ActorSystem<?> system,
            ClusterSharding sharding,
            Queries queries,
            SessionTermination sessions,
            ProfileAnnouncement announcement,
            AccountFarewell farewell,
            ProfileView view,
            Clock clock,
            Supplier<UUID> ids,
            SecureRandom random) {}

    /** What the sharding of accounts is called. */
    public static EntityTypeKey<?> entityType() {
        return AccountEntity.KEY;
    }

    /** Done when the node can verify tokens: it knows the keys and the signed-out devices. */
    public static CompletionStage<AccountWiring> start(Surroundings node) {
        AccountSettings settings = AccountSettings.from(node.system().settings().config());
        AuthSettings auth = AuthSettings.from(node.system().settings().config());
        AccountTables tables = AccountTables.of(node.queries());
        Accounts accounts = accounts(node, settings);
        Revocations revocations = revocations(node, tables, auth);
        return new TokenKeys(tables.keys(), node.clock(), node.random())
                .load(auth)
                .thenCombine(revocations.load(), (keys, loaded) -> keys)
                .thenCombine(prepared(tables), (keys, prepared) -> keys)
                .thenApply(keys -> of(node, settings, auth, tables, accounts, revocations, keys));
    }

    private static AccountWiring of(
            Surroundings node,
            AccountSettings settings,
            AuthSettings auth,
            AccountTables tables,
            Accounts accounts,
            Revocations revocations,
            List<TokenKey> keys) {
        PasswordSettings passwordSettings =
                PasswordSettings.from(node.system().settings().config());
        Passwords passwords = passwords(node, passwordSettings);
        PasswordCheck check = new PasswordCheck(accounts, passwords);
        AccessTokens accessTokens = new AccessTokens(keys, auth, revocations::contains, node.clock());
        DeviceEndings endings = new DeviceEndings(revocations, node.sessions());
        CachedUserDirectory directory = directory(node, accounts, settings);
        NameListing listing = new NameListing(tables.prefixes(), settings.searchWords());
        Registration registration = new Registration(accounts, tables, listing, settings, node.clock());
        Removal removal = new Removal(
                accounts,
                tables,
                listing,
                check,
                endings,
                directory,
                node.farewell(),
                settings.askTimeout(),
                node.clock());
        ActorRef<RemovalSweep.Command> sweep = node.system()
                .systemActorOf(
                        RemovalSweep.of(removal, tables.removed(), settings.removalInterval(), node.clock()),
                        "removal-sweep",
                        Props.empty());
        node.system().log().debug("Removals of accounts are ended by {}", sweep);
        SignIns signIns = new SignIns(
                accounts, tables, passwords, accessTokens, endings, auth.accessTokenTtl(), node.ids(), node.random());
        Minting minting = new Minting(registration, accessTokens, settings, node.system(), node.ids(), node.random());
        AccountService service = new ShardedAccountService(
                accounts,
                registration,
                signIns,
                minting,
                passwords,
                check,
                endings,
                directory,
                tables.prefixes(),
                listing,
                removal,
                node.view(),
                node.announcement(),
                new Availability(settings.registrationRetryAfter(), passwordSettings.retryAfter()),
                settings,
                node.ids());
        return new AccountWiring(service, accessTokens, directory);
    }

    private static Accounts accounts(Surroundings node, AccountSettings settings) {
        ClusterShardingSettings defaults = ClusterShardingSettings.create(node.system());
        ClusterShardingSettings sharding = defaults.withPassivationStrategy(
                defaults.passivationStrategySettings().withIdleEntityPassivation(settings.passivateAfter()));
        ActorRef<?> region = node.sharding()
                .init(Entity.of(
                                AccountEntity.KEY,
                                entity -> AccountEntity.of(
                                        UserId.of(entity.getEntityId()), entity.getShard(), settings, node.clock()))
                        .withAllocationStrategy(EvenAllocation.in(node.system()))
                        .withSettings(sharding));
        node.system().log().debug("Accounts are sharded by {}", region);
        return (user, command) -> node.sharding()
                .entityRefFor(AccountEntity.KEY, user.toString())
                .<AccountReply>ask(command::apply, settings.askTimeout())
                .thenCompose(reply -> reply instanceof AccountReply.Unreadable
                        ? CompletableFuture.failedStage(new TimeoutException("the account cannot be read now"))
                        : CompletableFuture.completedStage(reply));
    }

    private static Revocations revocations(Surroundings node, AccountTables tables, AuthSettings auth) {
        ActorRef<Topic.Command<DevicesRevoked>> topic = node.system()
                .systemActorOf(Topic.create(DevicesRevoked.class, "revoked-devices"), "revoked-devices", Props.empty());
        Revocations revocations =
                new Revocations(tables.revoked(), news -> topic.tell(Topic.publish(news)), auth, node.clock());
        ActorRef<RevocationFeed.Command> feed = node.system()
                .systemActorOf(
                        RevocationFeed.of(revocations, topic, auth.revocationInterval()),
                        "revocation-feed",
                        Props.empty());
        node.system().log().debug("Signed-out devices are told to {}", feed);
        return revocations;
    }

    private static CachedUserDirectory directory(Surroundings node, Accounts accounts, AccountSettings settings) {
        ActorRef<Topic.Command<ProfileStale>> topic = node.system()
                .systemActorOf(Topic.create(ProfileStale.class, "stale-profiles"), "stale-profiles", Props.empty());
        CachedUserDirectory directory =
                new CachedUserDirectory(accounts, news -> topic.tell(Topic.publish(news)), node.system(), settings);
        Behavior<ProfileStale> listener = Behaviors.receiveMessage(news -> {
            directory.note(news);
            return Behaviors.same();
        });
        topic.tell(Topic.subscribe(node.system().systemActorOf(listener, "stale-profiles-feed", Props.empty())));
        return directory;
    }

    private static Passwords passwords(Surroundings node, PasswordSettings settings) {
        Passwords passwords = new Passwords(settings, node.random());
        CoordinatedShutdown.get(node.system())
                .addTask(CoordinatedShutdown.PhaseServiceStop(), "close-passwords", () -> {
                    passwords.close();
                    return CompletableFuture.completedStage(Done.getInstance());
                });
        return passwords;
    }

    /** The first user should not wait for statements to be prepared. */
    private static CompletionStage<Void> prepared(AccountTables tables) {
        return CompletableFuture.allOf(
                tables.usernames().find("-").toCompletableFuture(),
                tables.emails().find("-").toCompletableFuture(),
                tables.prefixes().search("--", 1).toCompletableFuture());
    }
}
