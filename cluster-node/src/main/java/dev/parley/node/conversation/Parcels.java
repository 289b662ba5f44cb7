package dev.parley.node.conversation;

import akka.actor.typed.ActorRef;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.Line;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users who see the same lines through the same node, to be told by one message. Confined to one fan-out. */
final class Parcels {
    private final IdentityHashMap<List<Line>, Map<ActorRef<DeliveryRouter.Command>, List<UserId>>> parcels =
            new IdentityHashMap<>(2);

    // Nearly all members of a room see what the one before sees, and most are where the one before is.
    private @Nullable List<Line> lastSeen;
    private Map<ActorRef<DeliveryRouter.Command>, List<UserId>> lastNodes = Map.of();
    private @Nullable ActorRef<DeliveryRouter.Command> lastRouter;
    private List<UserId> lastUsers = List.of();

    /** {@code seen}: the same object for all who see the same. */
    @SuppressWarnings("ReferenceEquality")
    void add(UserId user, List<Line> seen, Collection<ActorRef<DeliveryRouter.Command>> routers) {
        if (seen.isEmpty()) {
            return;
        }
        if (seen != lastSeen) {
            lastSeen = seen;
            lastNodes = parcels.computeIfAbsent(seen, any -> new HashMap<>(4));
            lastRouter = null;
        }
        for (ActorRef<DeliveryRouter.Command> router : routers) {
            if (!router.equals(lastRouter)) {
                lastRouter = router;
                lastUsers = lastNodes.computeIfAbsent(router, any -> new ArrayList<>());
            }
            lastUsers.add(user);
        }
    }

    void send(ConversationId conversation, ActorRef<RouteNews> news) {
        parcels.forEach((seen, nodes) -> Lines.parts(seen)
                .forEach(part -> nodes.forEach(
                        (router, users) -> router.tell(new DeliveryRouter.FanOut(conversation, part, users, news)))));
    }
}
