package dev.parley.load.bench.peer;

import dev.parley.load.cluster.FreePorts;
import dev.parley.load.measure.Pairs;
import dev.parley.load.measure.Processes;
import dev.parley.load.measure.Rooms;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** ejabberd with its archive in PostgreSQL. */
final class EjabberdContender implements Contender {
    private final Installation installation;
    private final Postgres postgres;
    private final Ejabberd ejabberd;
    private int users;

    private EjabberdContender(Installation installation, Postgres postgres, Ejabberd ejabberd) {
        this.installation = installation;
        this.postgres = postgres;
        this.ejabberd = ejabberd;
    }

    static EjabberdContender start(Installation installation, Path directory) throws InterruptedException {
        FreePorts free = new FreePorts(1);
        Postgres postgres = Postgres.start(installation.postgres(), directory, free.next());
        try {
            postgres.apply(installation.schema());
            Ejabberd ejabberd =
                    Ejabberd.start(installation.libraries(), directory, postgres.port(), free.next(), free.next());
            return new EjabberdContender(installation, postgres, ejabberd);
        } catch (RuntimeException | InterruptedException e) {
            postgres.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return "ejabberd";
    }

    @Override
    public String archive() {
        return installation.versions() + ", fsync and synchronous_commit on";
    }

    @Override
    public Processes processes() {
        return Processes.of(ejabberd.process(), postgres.process());
    }

    @Override
    public Venue pairs(int pairs) {
        XmppFleet fleet = new XmppFleet();
        int first = connect(fleet, 2 * pairs);
        List<Recipient> receivers = IntStream.range(0, pairs)
                .mapToObj(pair -> Recipient.user(first + 2 * pair + 1))
                .toList();
        return new Venue(fleet, new Pairs(receivers), fleet::close);
    }

    @Override
    public Venue rooms(int rooms, int members, int senders) {
        XmppFleet fleet = new XmppFleet();
        connect(fleet, rooms * members);
        fleet.join(rooms, members);
        List<Recipient> all =
                IntStream.range(0, rooms).mapToObj(Recipient::room).toList();
        return new Venue(fleet, new Rooms(all, members, senders), fleet::close);
    }

    /** The answer is the first of the new users. */
    private int connect(XmppFleet fleet, int count) {
        int first = users;
        users += count;
        ejabberd.register(first, count);
        fleet.connect(ejabberd.address(), first, count);
        return first;
    }

    @Override
    public void close() {
        ejabberd.close();
        postgres.close();
    }
}
