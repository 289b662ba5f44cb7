package dev.parley.client.session;

import dev.parley.client.ClientSettings;
import dev.parley.client.ParleyException;
import dev.parley.client.conversation.Conversations;
import dev.parley.client.http.Completion;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link Replica} of each conversation and fills its holes: after a connect by {@code resume}, in between by
 * {@code get_events}, of a conversation that is met for the first time from its beginning ({@link HistoryReader}).
 * What it hands to {@code deliver} is each conversation's log, in order, each event once. Belongs to the session's strand.
 */
final class Replication {
    /** How long an event may be overtaken by another one before it counts as lost. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private static final Duration AGAIN_AFTER = Duration.ofMillis(500);

    private final ClientSettings settings;
    private final Wire wire;
    private final Executor strand;
    private final Discovery discovery;
    private final HistoryReader history;
    private final Map<ConversationId, Replica> replicas = new HashMap<>();
    private @Nullable OwnMessages own;
    private boolean acquainted;

    Replication(ClientSettings settings, Wire wire, Executor strand, Conversations conversations) {
        this.settings = settings;
        this.wire = wire;
        this.strand = strand;
        this.discovery = new Discovery(conversations, wire, strand, this::meet);
        this.history = new HistoryReader(conversations, wire, strand, this::historyRead, this::forget);
    }

    /** Whose copy this is. */
    void owner(OwnMessages mine) {
        own = mine;
    }

    /** A new socket: asks for what was missed, and calls {@code live} when all of that has come. */
    void resume(ServerFrame.Welcome welcome, Runnable live, Consumer<ParleyException> failed) {
        List<Replica> resumed = new ArrayList<>();
        for (Replica replica : replicas.values()) {
            if (replica.repair() != Replica.Repair.HISTORY) {
                replica.repair(Replica.Repair.RESUME);
                resumed.add(replica);
            }
        }
        int size = Math.max(1, welcome.limits().resumeCursors());
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        int from = 0;
        do {
            List<ClientFrame.Cursor> cursors = resumed.subList(from, Math.min(from + size, resumed.size())).stream()
                    .map(replica -> new ClientFrame.Cursor(replica.conversation(), replica.rev()))
                    .toList();
            answers.add(wire.request(id -> new ClientFrame.Resume(id, cursors, null)));
            from += size;
        } while (from < resumed.size());
        Completion.on(
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)),
                strand,
                done -> {
                    resumed.forEach(this::settle);
                    if (acquainted) {
                        live.run();
                        discovery.read(() -> {});
                    } else {
                        discovery.read(() -> {
                            acquainted = true;
                            live.run();
                        });
                    }
                },
                failed);
    }

    void event(ServerFrame.Event event) {
        Replica replica = replicas.get(event.conversationId());
        if (event instanceof ServerFrame.ConversationCreated) {
            created(replica, event);
        } else if (replica == null && acquainted) {
            readHistory(event.conversationId(), event.rev());
        } else if (replica == null) {
            Replica fresh = remember(event.conversationId(), new Rev(event.rev().value() - 1));
            fresh.offer(event.rev());
            deliver(event);
        } else {
            switch (replica.offer(event.rev())) {
                case DELIVER -> {
                    deliver(event);
                    deliverKept(replica);
                }
                case GAP -> {
                    replica.keep(event);
                    repairSoon(replica);
                }
                case DUPLICATE -> {
                    // it came by another way already
                }
            }
        }
    }

    private void deliverKept(Replica replica) {
        for (ServerFrame.Event next = replica.pollKept(); next != null; next = replica.pollKept()) {
            deliver(next);
        }
    }

    /** An event of a kind that this client does not know: it counts, and nobody hears of it. */
    void unknownEvent(ConversationId conversation, Rev rev) {
        Replica replica = replicas.get(conversation);
        if (replica != null && replica.offer(rev) == Replica.Verdict.GAP) {
            repairSoon(replica);
        } else if (replica != null) {
            deliverKept(replica);
        }
    }

    /** The log has come to {@code head}, as the server says on the way. */
    void gap(ConversationId conversation, Rev head) {
        Replica replica = replicas.get(conversation);
        if (replica == null) {
            readHistory(conversation, head);
        } else {
            replica.headAt(head);
            repair(replica);
        }
    }

    /** One's own message is in the log. {@code sent}: what was sent, where that is known. */
    void accepted(ServerFrame.MessageAccepted answer, ClientFrame.@Nullable SendMessage sent) {
        OwnMessages mine = own;
        if (mine != null && sent != null && answer.duplicate() == null) {
            event(mine.event(answer, sent));
            return;
        }
        Replica replica = replicas.get(answer.conversationId());
        if (replica != null) {
            replica.headAt(answer.rev());
            repairSoon(replica);
        }
    }

    private void created(@Nullable Replica replica, ServerFrame.Event event) {
        if (replica == null) {
            remember(event.conversationId(), event.rev());
            deliver(event);
        } else if (replica.beginAt(event.rev())) {
            deliver(event);
        }
    }

    private void deliver(ServerFrame.Event event) {
        if (event instanceof ServerFrame.MemberRemoved gone
                && own != null
                && gone.userId().equals(own.self())) {
            replicas.remove(event.conversationId());
        }
        wire.deliver(event);
    }

    private Replica remember(ConversationId conversation, Rev rev) {
        Replica replica = new Replica(conversation, rev);
        if (replicas.size() < settings.maxConversations()) {
            replicas.put(conversation, replica);
        }
        return replica;
    }

    private void settle(Replica replica) {
        replica.repair(Replica.Repair.NONE);
        repair(replica);
    }

    /** One's own messages and those of others come by different ways, and may overtake each other. */
    private void repairSoon(Replica replica) {
        wire.later(PATIENCE, () -> repair(replica));
    }

    private void repair(Replica replica) {
        if (!replica.behind() || replica.repair() != Replica.Repair.NONE) {
            return;
        }
        Rev before = replica.rev();
        replica.repair(Replica.Repair.FRAMES);
        Completion.on(
                wire.request(id -> new ClientFrame.GetEvents(id, replica.conversation(), before)),
                strand,
                done -> {
                    replica.repair(Replica.Repair.NONE);
                    if (replica.behind() && replica.rev().equals(before)) {
                        history.read(replica);
                    } else {
                        repair(replica);
                    }
                },
                failure -> {
                    replica.repair(Replica.Repair.NONE);
                    repairFailed(replica, failure);
                });
    }

    private void repairFailed(Replica replica, ParleyException failure) {
        if (failure instanceof ParleyException.Refused) {
            forget(replica);
        } else if (failure instanceof ParleyException.RateLimited later) {
            wire.later(later.retryAfter().plus(AGAIN_AFTER), () -> repair(replica));
        }
    }

    private void forget(Replica replica) {
        replicas.remove(replica.conversation(), replica);
    }

    private void readHistory(ConversationId conversation, Rev head) {
        Replica replica = remember(conversation, Rev.ZERO);
        replica.headAt(head);
        history.read(replica);
    }

    /** The reader has handed out all there is; what came meanwhile may still be missing. */
    private void historyRead(Replica replica, boolean progress) {
        replica.repair(Replica.Repair.NONE);
        if (replica.behind() && !progress) {
            wire.report(new ParleyException.ProtocolError(
                    "conversation " + replica.conversation() + " has events after " + replica.rev()
                            + " that the server does not hand out",
                    null));
            forget(replica);
        } else {
            repair(replica);
        }
    }

    private boolean meet(Page<ConversationSummary> page) {
        boolean news = !acquainted;
        for (ConversationSummary summary : page.items()) {
            wire.listed(summary);
            news |= meet(summary.conversationId(), summary.rev());
        }
        return news && replicas.size() < settings.maxConversations();
    }

    private boolean meet(ConversationId conversation, Rev rev) {
        Replica replica = replicas.get(conversation);
        if (replica == null && acquainted) {
            readHistory(conversation, rev);
            return true;
        }
        if (replica == null) {
            remember(conversation, rev);
            return true;
        }
        replica.headAt(rev);
        repair(replica);
        return replica.behind();
    }
}
