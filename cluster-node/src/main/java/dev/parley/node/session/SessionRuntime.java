package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.presence.Contacts;
import java.time.Clock;

/** What all sessions of a node share. {@code router}: the node's own. */
record SessionRuntime(
        SessionSettings settings,
        DeliverySettings delivery,
        ActorRef<DeliveryRouter.Command> router,
        Inbox inbox,
        KeptLists lists,
        CursorMirror mirror,
        ConversationTeller conversations,
        Contacts contacts,
        Clock clock) {}
