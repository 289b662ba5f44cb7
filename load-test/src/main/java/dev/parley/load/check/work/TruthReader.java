package dev.parley.load.check.work;

import dev.parley.client.ClientRuntime;
import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads what the server says in the end, by calls, through each node alone. */
final class TruthReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 10;
    private static final int READERS = 4;

    private final ClientRuntime runtime;
    private final List<URI> nodes;
    private final Plan plan;
    private final Crowd crowd;
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);

    TruthReader(ClientRuntime runtime, List<URI> nodes, Plan plan, Crowd crowd) {
        this.runtime = runtime;
        this.nodes = List.copyOf(nodes);
        this.plan = plan;
        this.crowd = crowd;
    }

    /** All conversations, through all nodes. */
    List<Truth.Reading> readings() throws InterruptedException {
        List<Truth.Reading> first = each(plan.venues(), venue -> reading(0, venue, null));
        List<Truth.Reading> all = new ArrayList<>(first);
        for (int node = 1; node < nodes.size(); node++) {
            int through = node;
            all.addAll(each(plan.venues(), venue -> reading(through, venue, first.get(venue.number()))));
        }
        return all;
    }

    /** Every user's list, through all nodes. */
    List<Truth.Standing> standings() throws InterruptedException {
        List<Truth.Standing> all = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            int through = node;
            each(crowd.people(), person -> standings(through, person)).forEach(all::addAll);
        }
        return all;
    }

    /** How far everybody has come, as the conversations say through all nodes. */
    List<Truth.Cursors> cursors() throws InterruptedException {
        List<Truth.Cursors> all = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            int through = node;
            each(plan.venues(), venue -> cursors(through, venue)).forEach(all::addAll);
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
        for (List<Message> some = patiently(pages::next); !some.isEmpty(); some = patiently(pages::next)) {
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
        return patiently(
                        () -> conversations.events(id, after, HistoryPages.PAGE).join())
                .items();
    }

    private List<Truth.Standing> standings(int node, Person person) {
        Conversations conversations = conversations(node, person);
        List<Truth.Standing> standings = new ArrayList<>();
        String cursor = null;
        do {
            String from = cursor;
            Page<ConversationSummary> page =
                    patiently(() -> conversations.list(from, HistoryPages.PAGE).join());
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
        List<Member> members = patiently(() -> conversations.get(id).join()).members();
        return members.stream()
                .map(member -> new Truth.Cursors(
                        name(node),
                        id,
                        member.userId(),
                        member.deliveredSeq().value(),
                        member.readSeq().value()))
                .toList();
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

    private interface Question<T, R> {
        R ask(T item);
    }

    private <T, R> List<R> each(List<T> items, Question<T, R> question) throws InterruptedException {
        List<Future<R>> asked = new ArrayList<>();
        for (T item : items) {
            Callable<R> task = () -> question.ask(item);
            asked.add(readers.submit(task));
        }
        List<R> answers = new ArrayList<>();
        for (Future<R> answer : asked) {
            try {
                answers.add(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the history cannot be read: " + e.getMessage(), e);
            }
        }
        return answers;
    }

    /** A refusal is an answer; everything else is asked again, as a client would. */
    private static <R> R patiently(Callable<R> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (Exception e) {
                ParleyException cause = ParleyException.of(e);
                if (attempt == ATTEMPTS || cause instanceof ParleyException.Refused) {
                    throw cause;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the history was read", e);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
