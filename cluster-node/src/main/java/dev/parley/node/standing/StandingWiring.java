package dev.parley.node.standing;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import dev.parley.persistence.fence.WriteFences;
import java.util.function.LongSupplier;

/** Puts the fence up before a node's journal, before anything that lives there is started. */
public final class StandingWiring {
    private StandingWiring() {}

    /** The role by which the others know that this node answers them. */
    public static String role() {
        return StandingKeeper.ROLE;
    }

    /** @param nanoTime the machine's monotonic time */
    public static Standing wire(ActorSystem<?> system, LongSupplier nanoTime) {
        StandingSettings settings = StandingSettings.from(system.settings().config());
        Standing standing = new Standing(settings, nanoTime);
        var unused = system.systemActorOf(
                StandingKeeper.create(standing, settings, nanoTime),
                StandingKeeper.NAME,
                DispatcherSelector.fromConfig("akka.actor.internal-dispatcher"));
        WriteFences.of(system).putUp(standing);
        return standing;
    }
}
