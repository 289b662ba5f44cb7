package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.node.admission.Admission;
import dev.parley.node.conversation.ConversationReader;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.placement.Insistence;
import dev.parley.node.presence.PresenceDesk;
import dev.parley.protocol.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What all sockets of a node share. {@code random} must be thread-safe; {@code heartbeat}: what {@code welcome} tells. */
record ConnectionRuntime(
        SessionSettings settings,
        DeliverySettings delivery,
        Limits limits,
        Duration heartbeat,
        ActorRef<DeliveryRouter.Command> router,
        ActorRef<PresenceDesk.Command> presence,
        SessionTeller sessions,
        ConversationTeller conversations,
        ConversationReader reader,
        Admission admission,
        Insistence insistence,
        Clock clock,
        LongSupplier nanoTime,
        RandomGenerator random) {}
