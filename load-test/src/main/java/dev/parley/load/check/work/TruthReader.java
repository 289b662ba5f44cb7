package dev.parley.load.check.work;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.account.Credentials;
import dev.parley.client.conversation.Conversations;
import dev.parley.load.HistoryPages;
import dev.parley.load.Targets;
import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Said;
import dev.parley.load.check.verify.Truth;
import dev.parley.load.check.work.Plan.Venue;
import dev.parley.protocol.Page;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.ServerFrame;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the server says in the end, by calls, through each node alone. */
final class TruthReader implements AutoCloseable {
    private static final Duration CALL = Duration.ofSeconds(30);

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final Plan plan;
    private final Crowd crowd;
    private final PatientReaders readers = new PatientReaders();

    TruthReader(ClientRuntime runtime, List<URI> nodes, Plan plan, Crowd crowd) {
        this.runtime = runtime;
        this.nodes = List.copyOf(nodes);
        this.plan = plan;
        this.crowd = crowd;
    }

    /** All conversations, through all nodes. */
    List<Truth.Reading> readings() throws InterruptedException {
        List<Truth.Reading> first = readers.each(plan.venues(), venue -> reading(0, venue, null));
        List<Truth.Reading> all = new ArrayList<>(first);
        for (int node = 1; node < nodes.size(); node++) {
            int through = node;
            all.addAll(readers.each(plan.venues(), venue -> reading(through, venue, first.get(venue.number()))));
        }
        return all;
    }

    /** Every user's list, through all nodes. */
    List<Truth.Standing> standings() throws InterruptedException {
        List<Truth.Standing> all = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            int through = node;
            readers.each(crowd.people(), person -> standings(through, person)).forEach(all::addAll);
        }
        return all;
    }

    /** How far everybody has come, as the conversations say through all nodes. */
    List<Truth.Cursors> cursors() throws InterruptedException {
        List<Truth.Cursors> all = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            int through = node;
            readers.each(plan.venues(), venue -> cursors(through, venue)).forEach(all::addAll);
        }
        return all;
    }

    /** How far the last message of each conversation has come to each of the others, through all nodes. */
    List<Truth.Receipt> receipts() throws InterruptedException {
        List<Truth.Receipt> all = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            int through = node;
            readers.each(plan.venues(), venue -> receipts(through, venue)).forEach(all::addAll);
        }
        return all;
    }

    private Truth.Reading reading(int node, Venue venue, Truth.@Nullable Reading like) {
        Conversations conversations = conversations(node, founder(venue));
        ConversationId id = crowd.venue(venue.number());
        List<Entry> log = new ArrayList<>();
        Rev after = Rev.ZERO;
        List<ServerFrame> page = events(conversations, id, after);
        while (!page.isEmpty()) {
            for (ServerFrame frame : page) {
                if (frame instanceof ServerFrame.Event event) {
                    log.add(shared(Entry.of(event), like == null ? List.of() : like.log(), log.size()));
                    after = event.rev();
                }
            }
            page = events(conversations, id, after);
        }
        List<Said> history = new ArrayList<>();
        HistoryPages pages = new HistoryPages(conversations, id);
        for (List<Message> some = PatientReaders.patiently(pages::next);
                !some.isEmpty();
                some = PatientReaders.patiently(pages::next)) {
            some.forEach(message ->
                    history.add(shared(Said.of(message), like == null ? List.of() : like.history(), history.size())));
        }
        return new Truth.Reading(name(node), id, log, history);
    }

    /** The same object where it says the same: all nodes' histories cost little more than one. */
    private static <T> T shared(T mine, List<T> like, int index) {
        return index < like.size() && like.get(index).equals(mine) ? like.get(index) : mine;
    }

    private static List<ServerFrame> events(Conversations conversations, ConversationId id, Rev after) {
        return PatientReaders.patiently(
                        () -> conversations.events(id, after, HistoryPages.PAGE).join())
                .items();
    }

    private List<Truth.Standing> standings(int node, Person person) {
        Conversations conversations = conversations(node, person);
        List<Truth.Standing> standings = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<ConversationSummary> page = PatientReaders.patiently(
                    () -> conversations.list(from, HistoryPages.PAGE).join());
            for (ConversationSummary summary : page.items()) {
                standings.add(new Truth.Standing(
                        name(node),
                        person.user(),
                        summary.conversationId(),
                        summary.lastSeq().value(),
                        summary.readSeq().value(),
                        summary.unread()));
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        return standings;
    }

    private List<Truth.Cursors> cursors(int node, Venue venue) {
        ConversationId id = crowd.venue(venue.number());
        Conversations conversations = conversations(node, founder(venue));
        List<Member> members =
                PatientReaders.patiently(() -> conversations.get(id).join()).members();
        return members.stream()
                .map(member -> new Truth.Cursors(
                        name(node),
                        id,
                        member.userId(),
                        member.deliveredSeq().value(),
                        member.readSeq().value()))
                .toList();
    }

    private List<Truth.Receipt> receipts(int node, Venue venue) {
        ConversationId id = crowd.venue(venue.number());
        Conversations conversations = conversations(node, founder(venue));
        List<Message> last = PatientReaders.patiently(
                        () -> conversations.latest(id, 1).join())
                .items();
        List<Truth.Receipt> receipts = new ArrayList<>();
        for (Message message : last) {
            PatientReaders.patiently(() -> conversations
                            .receipts(id, message.messageId(), null, HistoryPages.PAGE)
                            .join())
                    .items()
                    .forEach(receipt -> receipts.add(new Truth.Receipt(
                            name(node), id, message.seq().value(), receipt.userId(), receipt.status())));
        }
        return receipts;
    }

    private Person founder(Venue venue) {
        return crowd.person(venue.members().get(0));
    }

    private Conversations conversations(int node, Person person) {
        return ParleyClient.of(
                        Targets.settings(runtime, List.of(nodes.get(node)))
                                .requestTimeout(CALL)
                                .build(),
                        new Credentials.AccessToken(person.token()))
                .conversations();
    }

    private static String name(int node) {
        return "node-" + (node + 1);
    }

    @Override
    public void close() {
        readers.close();
    }
}
