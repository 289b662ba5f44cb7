package dev.parley.load.check.work;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.session.Session;
import dev.parley.client.session.SessionListener;
import dev.parley.load.Progress;
import dev.parley.load.Targets;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Watch;
import dev.parley.load.check.work.Plan.Persona;
import dev.parley.load.check.work.Plan.Venue;
import dev.parley.load.mint.Mint;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The people of a plan, connected over all nodes, and the conversations that they have founded. */
public final class Crowd implements AutoCloseable {
    private static final Duration VALID = Duration.ofDays(1);
    private static final Duration REQUEST = Duration.ofSeconds(8);
    private static final Duration SEND = Duration.ofSeconds(30);
    private static final int WINDOW = 4_096;
    private static final int AT_A_TIME = 8;

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final Recording recording;
    private final Watch watch;
    private final Device.Network network;
    private final AtomicInteger deviceNumbers = new AtomicInteger();
    private final List<Person> people = new ArrayList<>();
    private final List<ConversationId> venues = new ArrayList<>();

    private Crowd(ClientRuntime runtime, List<URI> nodes, Recording recording, Watch watch) {
        this.runtime = runtime;
        this.nodes = List.copyOf(nodes);
        this.recording = recording;
        this.watch = watch;
        this.network = new Device.Network(new AtomicInteger(), node -> "node-" + (this.nodes.indexOf(node) + 1));
    }

    /** Makes the accounts, connects every device, and only then founds the conversations: everybody hears all of them. */
    public static Crowd gather(Plan plan, ClientRuntime runtime, List<URI> nodes, Recording recording, Watch watch)
            throws InterruptedException {
        Crowd crowd = new Crowd(runtime, nodes, recording, watch);
        List<MintedAccount> accounts = PatientReaders.patiently(() ->
                Mint.through(runtime, nodes, null, VALID).accounts(plan.people().size(), "check", done -> {}));
        for (Persona persona : plan.people()) {
            crowd.people.add(crowd.person(persona, accounts.get(persona.number())));
        }
        try (Progress progress = new Progress("people", plan.people().size())) {
            inTurn(crowd.people, progress, person -> crowd.connect(person));
        }
        try (PatientReaders founders = new PatientReaders()) {
            crowd.venues.addAll(founders.each(plan.venues(), crowd::found));
        }
        return crowd;
    }

    private Person person(Persona persona, MintedAccount account) {
        List<ParleyClient> clients = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            ClientSettings settings = Targets.settings(runtime, Targets.from(nodes, node))
                    .requestTimeout(REQUEST)
                    .build();
            clients.add(ParleyClient.of(settings, new Credentials.AccessToken(account.accessToken())));
        }
        return new Person(persona, account, clients);
    }

    private CompletableFuture<Void> connect(Person person) {
        List<CompletableFuture<?>> ready = new ArrayList<>();
        for (int i = 0; i < person.persona().devices(); i++) {
            Person.Open open = open(person, person.persona().number() + i, true);
            person.has(open);
            ready.add(open.session().ready());
        }
        return CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new));
    }

    /** A new device of somebody, which prefers the node with that number, whatever the number. */
    Person.Open open(Person person, long node, boolean first) {
        int number = deviceNumbers.incrementAndGet();
        Device device = new Device(number, network, recording, watch);
        String name =
                (person.persona().bot() ? "bot-" : "person-") + person.persona().number() + "/" + number;
        recording.add(new Observation.Joined(watch.now(), number, person.user(), name, first));
        ClientSettings settings = Targets.settings(runtime, Targets.from(nodes, Math.floorMod(node, nodes.size())))
                .requestTimeout(REQUEST)
                .sendTimeout(SEND)
                .sendWindow(WINDOW, ClientSettings.WhenFull.FAIL)
                .tap(device)
                .build();
        Session session = ParleyClient.of(settings, new Credentials.AccessToken(person.token()))
                .open(new SessionListener() {});
        return new Person.Open(session, device);
    }

    /** A bot goes for good, and comes back as another device. */
    void comeBack(Person bot, long node) {
        Person.Open old = bot.device(0);
        bot.replace(old, open(bot, node, false));
        var unused = old.session()
                .ended()
                .thenAccept(end -> recording.add(
                        new Observation.Left(watch.now(), old.device().number())));
    }

    /** A busy server is asked again; should it have founded a room twice, the first one stays empty. */
    private ConversationId found(Venue venue) {
        Person founder = people.get(venue.members().get(0));
        List<UserId> members = venue.members().stream()
                .map(number -> people.get(number).user())
                .toList();
        List<UserId> others = members.subList(1, members.size());
        Conversations conversations = founder.through(venue.number()).conversations();
        ConversationInfo info = PatientReaders.patiently(() -> venue.direct()
                ? conversations.direct(others.get(0)).join()
                : conversations.group("room " + venue.number(), others).join());
        recording.add(new Observation.Founded(watch.now(), info.conversationId(), members));
        return info.conversationId();
    }

    private interface Task<T> {
        CompletableFuture<Void> begin(T item);
    }

    private static <T> void inTurn(List<T> items, Progress progress, Task<T> task) {
        for (int from = 0; from < items.size(); from += AT_A_TIME) {
            int to = Math.min(from + AT_A_TIME, items.size());
            CompletableFuture.allOf(
                            items.subList(from, to).stream().map(task::begin).toArray(CompletableFuture[]::new))
                    .join();
            progress.at(to);
        }
    }

    Person person(int number) {
        return people.get(number);
    }

    ConversationId venue(int number) {
        return venues.get(number);
    }

    List<Person> people() {
        return List.copyOf(people);
    }

    /** How many nodes it is spread over. */
    int nodes() {
        return nodes.size();
    }

    /** How many sockets there are and were. */
    public int sockets() {
        return network.sockets().get();
    }

    /** When anybody heard last of a cursor, in the recording's time. */
    long heardAt() {
        return people.stream()
                .flatMap(person -> person.devices().stream())
                .mapToLong(open -> open.device().heardAt())
                .max()
                .orElse(0);
    }

    boolean allConnected() {
        return people.stream().flatMap(person -> person.devices().stream()).allMatch(open -> open.device()
                .connected());
    }

    @Override
    public void close() {
        people.forEach(person -> person.devices().forEach(open -> open.session().close()));
        people.forEach(person ->
                person.devices().forEach(open -> open.session().ended().join()));
    }
}
