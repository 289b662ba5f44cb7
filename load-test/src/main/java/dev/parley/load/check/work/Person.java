package dev.parley.load.check.work;

import dev.parley.client.ParleyClient;
import dev.parley.client.session.Session;
import dev.parley.load.check.work.Plan.Persona;
import dev.parley.protocol.account.MintedAccount;
import dev.parley.protocol.account.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody of the crowd, with the devices that it has at the moment. Bots change theirs; thread-safe. */
final class Person {
    /** A session, and what listens to it. */
    record Open(Session session, Device device) {}

    private final Persona persona;
    private final MintedAccount account;
    private final List<ParleyClient> clients;
    private final List<Open> devices = new CopyOnWriteArrayList<>();

    /** {@code clients}: one for each node, that node first. */
    Person(Persona persona, MintedAccount account, List<ParleyClient> clients) {
        this.persona = persona;
        this.account = account;
        this.clients = List.copyOf(clients);
    }

    Persona persona() {
        return persona;
    }

    UserId user() {
        return account.userId();
    }

    String token() {
        return account.accessToken();
    }

    /** For calls, preferably to the node with that number, whatever the number. */
    ParleyClient through(long node) {
        return clients.get(Math.floorMod(node, clients.size()));
    }

    Open device(long number) {
        List<Open> present = new ArrayList<>(devices);
        return present.get(Math.floorMod(number, present.size()));
    }

    List<Open> devices() {
        return List.copyOf(devices);
    }

    void has(Open device) {
        devices.add(device);
    }

    /** The new device is there before the old one goes: there is always one. */
    void replace(Open old, Open fresh) {
        devices.add(fresh);
        devices.remove(old);
        old.session().close();
    }
}
