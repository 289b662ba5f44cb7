package dev.parley.load.check.verify;

import dev.parley.load.check.record.Observation;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ReceiptStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cursors never go back, before nobody's eyes, and in the end they are as far as anybody was told, and as receipts say. */
final class Cursors implements Rule {
    private record Sight(int device, ConversationId conversation, UserId of) {}

    private record Of(ConversationId conversation, UserId user) {}

    private record View(String node, ConversationId conversation, UserId user) {}

    private final Case known;
    private final Consumer<Violation> found;
    private final Map<Sight, Long> delivered = new HashMap<>();
    private final Map<Sight, Long> read = new HashMap<>();
    private final Map<Of, Long> mostDelivered = new HashMap<>();
    private final Map<Of, Long> mostRead = new HashMap<>();

    Cursors(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Observation.Passing passing) {
            Sight sight = new Sight(passing.device(), passing.conversation(), passing.user());
            move(delivered, mostDelivered, sight, passing.delivered(), "delivered", passing);
            move(read, mostRead, sight, passing.read(), "read", passing);
        } else if (observation instanceof Observation.Counted counted) {
            UserId user = known.device(counted.device()).user();
            Sight sight = new Sight(counted.device(), counted.conversation(), user);
            move(read, mostRead, sight, counted.readSeq(), "read", counted);
        }
    }

    private void move(
            Map<Sight, Long> sights,
            Map<Of, Long> most,
            Sight sight,
            @Nullable Long to,
            String what,
            Observation.OnSocket seen) {
        if (to == null) {
            return;
        }
        Long before = sights.put(sight, to);
        most.merge(new Of(sight.conversation(), sight.of()), to, Math::max);
        if (before != null && before > to) {
            found.accept(Violation.of(
                    Promise.CURSOR_BACK,
                    "what is " + what + " went from seq " + before + " to " + to,
                    "conversation",
                    sight.conversation(),
                    "of",
                    sight.of(),
                    "device",
                    known.device(sight.device()).name(),
                    "socket",
                    seen.socket(),
                    "atMicros",
                    seen.at()));
        }
    }

    @Override
    public void end() {
        Map<View, Truth.Cursors> views = new HashMap<>();
        for (Truth.Cursors cursors : known.truth().cursors()) {
            views.put(new View(cursors.node(), cursors.conversation(), cursors.user()), cursors);
            Of of = new Of(cursors.conversation(), cursors.user());
            judge(cursors, "delivered", cursors.delivered(), mostDelivered.getOrDefault(of, 0L));
            judge(cursors, "read", cursors.read(), mostRead.getOrDefault(of, 0L));
        }
        for (Truth.Receipt receipt : known.truth().receipts()) {
            judge(receipt, views.get(new View(receipt.node(), receipt.conversation(), receipt.user())));
        }
    }

    /** What the receipts of a message say, and what the cursors of its receivers say. */
    private void judge(Truth.Receipt receipt, Truth.@Nullable Cursors cursors) {
        if (cursors == null) {
            return;
        }
        ReceiptStatus due = cursors.read() >= receipt.seq()
                ? ReceiptStatus.READ
                : cursors.delivered() >= receipt.seq() ? ReceiptStatus.DELIVERED : ReceiptStatus.SENT;
        if (receipt.status() != due) {
            found.accept(Violation.of(
                    Promise.UNREAD,
                    "the receipts say " + receipt.status() + ", and the cursors " + due,
                    "conversation",
                    receipt.conversation(),
                    "seq",
                    receipt.seq(),
                    "of",
                    receipt.user(),
                    "node",
                    receipt.node()));
        }
    }

    private void judge(Truth.Cursors cursors, String what, long is, long told) {
        if (is < told) {
            found.accept(Violation.of(
                    Promise.CURSOR_BACK,
                    "what is " + what + " is seq " + is + " in the end, and somebody was told of " + told,
                    "conversation",
                    cursors.conversation(),
                    "of",
                    cursors.user(),
                    "node",
                    cursors.node()));
        }
    }
}
