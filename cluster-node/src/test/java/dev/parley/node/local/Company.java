package dev.parley.node.local;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.protocol.account.RegisterRequest;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The users of one test, who meet on the nodes of a running Parley, each on another one than the last. */
final class Company implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final LocalParley parley;
    private final List<Guest> guests = new ArrayList<>();
    private final Map<UserId, String> logins = new ConcurrentHashMap<>();
    private int turn;

    Company(LocalParley parley) {
        this.parley = parley;
    }

    /** A new user called {@code name}, live. */
    Guest guest(String name) throws Exception {
        return connected(registered(name));
    }

    /** A new user who has not come yet. */
    User registered(String name) throws Exception {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String username = letters + "-" + NUMBERS.incrementAndGet();
        RegisterRequest request = new RegisterRequest(username, username + "@example.org", PASSWORD, name);
        User user = ParleyClient.register(settings("registration"), request).get(30, TimeUnit.SECONDS);
        logins.put(user.userId(), username);
        return user;
    }

    /** The user with one more device, on the next node. */
    Guest connected(User user) throws Exception {
        return admit(new Credentials.Password(login(user), PASSWORD), user, "device " + turn);
    }

    /** The user with one more device, which does not know the password. */
    Guest withoutPassword(User user, String device) throws Exception {
        ParleyClient signedIn = ParleyClient.of(settings(device), new Credentials.Password(login(user), PASSWORD));
        signedIn.tokens().token().get(30, TimeUnit.SECONDS);
        return admit(new Credentials.RefreshToken(signedIn.tokens().refreshToken()), user, device);
    }

    String login(User user) {
        return logins.get(user.userId());
    }

    /** A client with a password of one's choice; nothing is sent yet. */
    ParleyClient client(User user, String password) throws IOException {
        return ParleyClient.of(settings("client"), new Credentials.Password(login(user), password));
    }

    private Guest admit(Credentials credentials, User user, String device) throws Exception {
        Guest guest = new Guest(ParleyClient.of(settings(device), credentials), user);
        guests.add(guest);
        guest.session().ready().get(30, TimeUnit.SECONDS);
        return guest;
    }

    private ClientSettings settings(String device) throws IOException {
        List<URI> nodes = new ArrayList<>(parley.nodes());
        Collections.rotate(nodes, turn++);
        return ClientSettings.builder().servers(nodes).deviceName(device).build();
    }

    @Override
    public void close() {
        guests.forEach(Guest::close);
    }
}
