package dev.parley.node.placement;

import akka.actor.AbstractExtensionId;
import akka.actor.ActorSystem;
import akka.actor.Address;
import akka.actor.ClassicActorSystemProvider;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import dev.parley.node.ClusterMessage;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes that are about to leave, as each node knows within a second: they have said so to the receptionist, which
 * forgets them when they are gone.
 */
public final class Departures implements Extension {
    private static final ServiceKey<Sign> KEY = ServiceKey.create(Sign.class, "departures");

    private volatile Set<Address> leaving = Set.of();
    private final Cluster cluster;
    private final ActorRef<Command> notice;

    /** Hung out by a node that leaves. Nobody says anything to it. */
    private interface Sign extends ClusterMessage {}

    private sealed interface Command {}

    private record Leave() implements Command {}

    private record Listed(Set<ActorRef<Sign>> leaving) implements Command {}

    private Departures(akka.actor.typed.ActorSystem<?> system) {
        this.cluster = Cluster.get(system);
        this.notice = system.systemActorOf(notice(), "departures", Props.empty());
    }

    /** The one of this system. */
    public static Departures of(ClassicActorSystemProvider system) {
        return Id.INSTANCE.get(system.classicSystem());
    }

    /** Tells all nodes that this one leaves. */
    void announce() {
        notice.tell(new Leave());
    }

    Set<Address> leaving() {
        return leaving;
    }

    /** Whether another node is there that takes over; not so for a node that the cluster has given up. */
    public boolean somebodyStays() {
        if (!cluster.selfMember().status().equals(MemberStatus.up())) {
            return false;
        }
        for (Member member : cluster.state().getMembers()) {
            if (member.status().equals(MemberStatus.up())
                    && member.hasRole("entity")
                    && !member.address().equals(cluster.selfMember().address())
                    && !cluster.state().getUnreachable().contains(member)
                    && !leaving.contains(member.address())) {
                return true;
            }
        }
        return false;
    }

    private Behavior<Command> notice() {
        return Behaviors.setup(context -> {
            Address self = cluster.selfMember().address();
            ActorRef<Receptionist.Listing> listings = context.messageAdapter(
                    Receptionist.Listing.class, listing -> new Listed(listing.getServiceInstances(KEY)));
            context.getSystem().receptionist().tell(Receptionist.subscribe(KEY, listings));
            return Behaviors.receive(Command.class)
                    .onMessage(Leave.class, leave -> {
                        ActorRef<Sign> sign = context.spawn(Behaviors.ignore(), "sign");
                        context.getSystem().receptionist().tell(Receptionist.register(KEY, sign));
                        return Behaviors.same();
                    })
                    .onMessage(Listed.class, listed -> {
                        leaving = listed.leaving().stream()
                                .map(ref -> ref.path().address())
                                .map(address -> address.hasLocalScope() ? self : address)
                                .collect(Collectors.toUnmodifiableSet());
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    private static final class Id extends AbstractExtensionId<Departures> {
        static final Id INSTANCE = new Id();

        @Override
        public Departures createExtension(ExtendedActorSystem system) {
            return new Departures(Adapter.toTyped(system));
        }

        @Override
        public Departures get(ActorSystem system) {
            return super.get(system);
        }
    }
}
