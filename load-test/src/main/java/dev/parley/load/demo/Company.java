package dev.parley.load.demo;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.client.account.Credentials;
import dev.parley.load.Targets;
import dev.parley.load.demo.Play.Person;
import dev.parley.load.demo.Play.Scene;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The people of a play with their accounts, friendships and groups. What an earlier demo has made is used again. */
final class Company {
    /** Good for a demo on one's own machine, and for nothing else. */
    static final String PASSWORD = "parley demo";

    private static final int PAGE = 100;

    private final Map<String, ParleyClient> clients = new LinkedHashMap<>();
    private final Map<String, UserId> ids = new LinkedHashMap<>();

    private Company() {}

    static Company assemble(Play play, List<URI> nodes, ClientRuntime runtime) {
        Company company = new Company();
        int index = 0;
        for (Person person : play.people().values()) {
            ClientSettings settings = Targets.settings(runtime, Targets.from(nodes, index++))
                    .deviceName("demo")
                    .build();
            company.enter(person, settings);
        }
        company.befriend(play.usernames());
        return company;
    }

    ParleyClient client(String username) {
        return Objects.requireNonNull(clients.get(username));
    }

    UserId id(String username) {
        return Objects.requireNonNull(ids.get(username));
    }

    /** The group of a scene, made by the first of its members who is played. */
    ConversationId group(Scene scene) {
        String founder = scene.members().get(scene.members().size() - 1);
        for (ConversationSummary known :
                client(founder).conversations().list(null, PAGE).join().items()) {
            if (scene.group().equals(known.name())) {
                return known.conversationId();
            }
        }
        List<UserId> others = scene.members().stream()
                .filter(one -> !one.equals(founder))
                .map(this::id)
                .toList();
        return client(founder)
                .conversations()
                .group(scene.group(), others)
                .join()
                .conversationId();
    }

    private void enter(Person person, ClientSettings settings) {
        RegisterRequest request = new RegisterRequest(
                person.username(), person.username() + "@example.org", PASSWORD, person.displayName());
        unlessRefused("username_taken", ParleyClient.register(settings, request));
        ParleyClient client = ParleyClient.of(settings, new Credentials.Password(person.username(), PASSWORD));
        ids.put(
                person.username(),
                client.accounts()
                        .changeProfile(new ChangeProfile(null, person.introduction(), null, null))
                        .join()
                        .userId());
        clients.put(person.username(), client);
    }

    /** Everybody with everybody, but for the last one, who asks the first and waits for an answer. */
    private void befriend(List<String> usernames) {
        for (int i = 0; i < usernames.size(); i++) {
            for (int j = i + 1; j < usernames.size(); j++) {
                boolean waits = i == 0 && j == usernames.size() - 1;
                CompletableFuture<FriendRequest> asked =
                        client(usernames.get(j)).friends().request(id(usernames.get(i)));
                FriendRequest request = unlessRefused("already_friends", asked);
                if (!waits && request != null && request.status() == FriendRequestStatus.PENDING) {
                    client(usernames.get(i))
                            .friends()
                            .accept(request.friendRequestId())
                            .join();
                }
            }
        }
    }

    private static <T> @Nullable T unlessRefused(String code, CompletableFuture<T> call) {
        try {
            return call.join();
        } catch (RuntimeException e) {
            if (ParleyException.of(e) instanceof ParleyException.Refused refused
                    && refused.code().equals(code)) {
                return null;
            }
            throw e;
        }
    }
}
