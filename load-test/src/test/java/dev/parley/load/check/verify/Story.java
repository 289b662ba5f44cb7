package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.ReceiptStatus;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A conversation on a server without faults, as three people's devices see it; a test then falsifies a part of it. */
final class Story implements Recording {
    static final ConversationId PLACE = new ConversationId(new UUID(7, 1));
    static final UserId ANN = new UserId(new UUID(1, 1));
    static final UserId BEN = new UserId(new UUID(1, 2));
    static final UserId CID = new UserId(new UUID(1, 3));
    static final List<UserId> ALL = List.of(ANN, BEN, CID);
    static final List<String> NODES = List.of("node-1", "node-2");

    final List<Observation> seen = new ArrayList<>();
    final List<Entry> log = new ArrayList<>();
    final List<Said> history = new ArrayList<>();
    final List<UserId> members = new ArrayList<>(ALL);
    /** Changes what the second node reads. */
    UnaryOperator<Truth.Reading> otherNode = reading -> reading;

    private long time;
    private long operations;

    Story() {
        for (UserId user : ALL) {
            seen.add(new Observation.Joined(tick(), device(user), user, "device of " + device(user), true));
            seen.add(new Observation.Opened(tick(), device(user), device(user), "node-1"));
        }
        seen.add(new Observation.Founded(tick(), PLACE, ALL));
        log.add(new Entry(1, Kind.CREATED, null, ALL));
        ALL.forEach(user -> tell(user, log.get(0)));
    }

    static int device(UserId user) {
        return (int) user.value().getLeastSignificantBits();
    }

    long tick() {
        return ++time;
    }

    static ClientMessageId name(long number) {
        return new ClientMessageId("message-" + number);
    }

    /** A message that everybody hears. */
    Said post(UserId sender, String text) {
        Seq seq = new Seq(history.size() + 1);
        MessageId id = MessageId.create(Instant.EPOCH, seq, seq.value());
        Said said = new Said(seq.value(), id, sender, name(seq.value()), text, null, false);
        long operation = began(Action.SEND, sender, said.clientMessageId(), null, text, null);
        Entry entry = new Entry(log.size() + 1, Kind.POSTED, said, List.of());
        log.add(entry);
        history.add(said);
        for (UserId member : members) {
            if (member.equals(sender)) {
                int device = device(sender);
                seen.add(new Observation.Accepted(
                        tick(), device, device, PLACE, said.clientMessageId(), id, seq.value(), entry.rev(), false));
                deliver(sender, entry);
            } else {
                tell(member, entry);
            }
        }
        ended(operation, id, seq.value());
        return said;
    }

    void edit(Said message, String text) {
        Said present = new Said(
                message.seq(), message.messageId(), message.sender(), message.clientMessageId(), text, null, false);
        long operation = began(Action.EDIT, message.sender(), null, message.messageId(), text, null);
        change(Kind.EDITED, present);
        ended(operation, message.messageId(), null);
    }

    void unsend(Said message) {
        Said present = new Said(
                message.seq(), message.messageId(), message.sender(), message.clientMessageId(), null, null, true);
        long operation = began(Action.UNSEND, message.sender(), null, message.messageId(), null, null);
        change(Kind.UNSENT, present);
        ended(operation, message.messageId(), null);
    }

    /** The message with the only reaction that it has from now on. */
    static Said reacted(Said message, UserId user, String emoji) {
        return new Said(
                message.seq(),
                message.messageId(),
                message.sender(),
                message.clientMessageId(),
                message.text(),
                message.replyTo(),
                message.unsent(),
                Map.of(emoji, List.of(user)));
    }

    void react(Said message, UserId user, String emoji) {
        long operation = began(Action.REACT, user, null, message.messageId(), emoji, null);
        change(Kind.REACTED, reacted(message, user, emoji));
        ended(operation, message.messageId(), null);
    }

    private void change(Kind kind, Said present) {
        log.replaceAll(entry -> entry.said() != null && entry.said().seq() == present.seq()
                ? new Entry(entry.rev(), entry.kind(), present, List.of())
                : entry);
        history.set((int) present.seq() - 1, present);
        Entry entry = new Entry(log.size() + 1, kind, present, List.of());
        log.add(entry);
        members.forEach(member -> tell(member, entry));
    }

    /** The user is sent away, and is the last to hear of it. */
    void remove(UserId user) {
        Entry entry = new Entry(log.size() + 1, Kind.REMOVED, null, List.of(user));
        log.add(entry);
        members.forEach(member -> tell(member, entry));
        members.remove(user);
    }

    void add(UserId user) {
        Entry entry = new Entry(log.size() + 1, Kind.ADDED, null, List.of(user));
        log.add(entry);
        members.forEach(member -> tell(member, entry));
        members.add(user);
        tell(user, new Entry(entry.rev(), Kind.CREATED, null, List.copyOf(members)));
    }

    void read(UserId user, long seq) {
        ended(began(Action.READ, user, null, null, null, seq), null, null);
    }

    void receipt(UserId to, UserId of, long read) {
        seen.add(new Observation.Passing(tick(), device(to), device(to), PLACE, of, read, read));
    }

    /** An event comes by the socket, and goes on to the listeners. */
    void tell(UserId user, Entry entry) {
        hear(user, entry);
        deliver(user, entry);
    }

    void hear(UserId user, Entry entry) {
        seen.add(new Observation.Heard(tick(), device(user), device(user), PLACE, entry));
    }

    private void deliver(UserId user, Entry entry) {
        long seq = entry.kind() == Kind.POSTED && entry.said() != null
                ? entry.said().seq()
                : 0;
        seen.add(new Observation.Delivered(tick(), device(user), PLACE, entry.rev(), entry.kind(), seq));
    }

    long began(Action action, UserId user, ClientMessageId name, MessageId message, String text, Long seq) {
        long operation = ++operations;
        seen.add(new Observation.Began(tick(), operation, action, user, PLACE, name, message, text, seq, null));
        return operation;
    }

    void ended(long operation, MessageId message, Long seq) {
        seen.add(new Observation.Ended(tick(), operation, Outcome.DONE, null, message, seq));
    }

    /** Takes out what is seen of a kind by a user, from its {@code number}th on. */
    <T extends Observation.Seen> void forget(Class<T> kind, UserId user, int number) {
        List<Observation> found = seen.stream()
                .filter(kind::isInstance)
                .filter(observation -> ((Observation.Seen) observation).device() == device(user))
                .toList();
        seen.remove(found.get(number));
    }

    Truth truth() {
        List<Truth.Reading> readings = new ArrayList<>();
        List<Truth.Standing> standings = new ArrayList<>();
        List<Truth.Cursors> cursors = new ArrayList<>();
        List<Truth.Receipt> receipts = new ArrayList<>();
        for (String node : NODES) {
            Truth.Reading reading = new Truth.Reading(node, PLACE, log, history);
            readings.add(node.equals("node-2") ? otherNode.apply(reading) : reading);
            for (UserId member : members) {
                long read = readUpTo(member);
                standings.add(new Truth.Standing(node, member, PLACE, history.size(), read, history.size() - read));
                cursors.add(new Truth.Cursors(node, PLACE, member, history.size(), read));
                ReceiptStatus status = read == history.size() ? ReceiptStatus.READ : ReceiptStatus.DELIVERED;
                receipts.add(new Truth.Receipt(node, PLACE, history.size(), member, status));
            }
        }
        return new Truth(readings, standings, cursors, receipts);
    }

    private long readUpTo(UserId user) {
        long joined = 0;
        long posted = 0;
        for (Entry entry : log) {
            if (entry.kind() == Kind.POSTED) {
                posted++;
            } else if (entry.kind() == Kind.ADDED && entry.users().contains(user)) {
                joined = posted;
            }
        }
        long said = history.stream()
                .filter(one -> one.sender().equals(user))
                .mapToLong(Said::seq)
                .max()
                .orElse(0);
        long read = seen.stream()
                .filter(observation -> observation instanceof Observation.Began began
                        && began.action() == Action.READ
                        && began.user().equals(user))
                .mapToLong(observation -> ((Observation.Began) observation).seq())
                .max()
                .orElse(0);
        return Math.max(joined, Math.max(said, read));
    }

    @Override
    public void add(Observation observation) {
        seen.add(observation);
    }

    @Override
    public void replay(Reader reader) {
        seen.forEach(reader::next);
    }

    Verdict verdict() {
        return Verifier.verify(this, truth());
    }
}
