package dev.parley.load.replay;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.operations.Operators;
import dev.parley.client.session.Session;
import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Everybody in the log: a minted account and a connection of its own each, spread over the nodes in turn. */
final class Cast implements AutoCloseable {
    /** One of them. */
    record Actor(String nick, MintedAccount account, ParleyClient client, Session session, Witness witness) {
        UserId userId() {
            return account.userId();
        }
    }

    /** How many are brought on at a time. */
    private static final int AT_A_TIME = 32;

    private static final int PREFIX_LENGTH = 20;
    private static final Duration VALID = Duration.ofDays(1);

    private final Map<String, Actor> actors;

    private Cast(Map<String, Actor> actors) {
        this.actors = actors;
    }

    /** Makes the accounts, names them as the log does, and connects them. */
    static Cast assemble(
            List<String> nicks,
            List<URI> nodes,
            ClientRuntime runtime,
            @Nullable String operator,
            Attention attention,
            Witness.Stage stage) {
        Operators operators = new Operators(Targets.settings(runtime, nodes).build(), operator);
        Map<String, Actor> actors = new LinkedHashMap<>();
        try (Progress progress = new Progress("users", nicks.size())) {
            for (int from = 0; from < nicks.size(); from += AT_A_TIME) {
                List<CompletableFuture<Actor>> wave = new ArrayList<>();
                for (int i = from; i < Math.min(from + AT_A_TIME, nicks.size()); i++) {
                    ClientSettings settings = Targets.settings(runtime, Targets.from(nodes, i))
                            .deliveredMarks(attention.receipts())
                            .build();
                    wave.add(actor(nicks.get(i), operators, settings, attention, stage));
                }
                for (CompletableFuture<Actor> ready : wave) {
                    Actor actor = ready.join();
                    actors.put(actor.nick(), actor);
                }
                progress.at(actors.size());
            }
        }
        return new Cast(actors);
    }

    private static CompletableFuture<Actor> actor(
            String nick, Operators operators, ClientSettings settings, Attention attention, Witness.Stage stage) {
        return operators.mint(1, username(nick), VALID).thenCompose(page -> {
            MintedAccount account = page.items().get(0);
            ParleyClient client = ParleyClient.of(settings, new Credentials.AccessToken(account.accessToken()));
            Witness witness = new Witness(nick, stage);
            return client.accounts()
                    .changeProfile(new ChangeProfile(nick, null, null, null))
                    .thenCompose(named -> {
                        Session session = client.open(witness);
                        if (attention.receipts()) {
                            witness.reads(session);
                        }
                        return session.ready().thenApply(ok -> new Actor(nick, account, client, session, witness));
                    });
        });
    }

    /** A nick as the beginning of a username: what usernames may not have is left out. */
    static String username(String nick) {
        String clean = nick.replaceAll("[^A-Za-z0-9._-]", "").replaceFirst("^[._-]+", "");
        String named = clean.isEmpty() ? "nick" : clean;
        return named.substring(0, Math.min(PREFIX_LENGTH, named.length()));
    }

    Actor actor(String nick) {
        Actor actor = actors.get(nick);
        if (actor == null) {
            throw new IllegalArgumentException("nobody is called " + nick);
        }
        return actor;
    }

    List<Actor> all() {
        return List.copyOf(actors.values());
    }

    /** A token to read the group's history with. */
    String token() {
        return all().get(0).account().accessToken();
    }

    @Override
    public void close() {
        for (Actor actor : actors.values()) {
            actor.session().close();
        }
        actors.values().forEach(actor -> actor.session().ended().join());
    }
}
