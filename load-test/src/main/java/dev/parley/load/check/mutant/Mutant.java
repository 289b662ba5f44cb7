package dev.parley.load.check.mutant;

import dev.parley.load.check.verify.Promise;
import java.util.List;
import java.util.Set;

/**
 * One way to break the server: a place in one class's source, and what stands there instead.
 *
 * @param source under {@code cluster-node/src/main/java}
 * @param find stands there once
 * @param faults what must happen for the break to show
 * @param breaks the promises of which at least one is then broken
 */
record Mutant(String name, String source, String find, String replace, List<String> faults, Set<Promise> breaks) {
    private static final String NODE = "dev/parley/node/";
    private static final String FLOW = NODE + "session/EventFlow.java";
    private static final String PASS =
            "gate.pass(deliver.conversationId(), line.rev(), line.frame()).forEach(sink::deliver);";

    /** The broken copies of the server that a check must catch; each is broken where a client could heal it unnoticed. */
    static final List<Mutant> ALL = List.of(
            new Mutant("drop-an-event", FLOW, PASS, """
                    var passed = gate.pass(deliver.conversationId(), line.rev(), line.frame());
                    if (line.rev().value() % 7 != 0) {
                        passed.forEach(sink::deliver);
                    }
                    """, List.of(), Set.of(Promise.MISSING)),
            new Mutant("reorder-events", FLOW, PASS, """
                    for (var frame : gate.pass(deliver.conversationId(), line.rev(), line.frame())) {
                        if (line.rev().value() % 3 == 0) {
                            timers.startSingleTimer(
                                    frame, new Connection.Notice(frame), Duration.ofMillis(700));
                        } else {
                            sink.deliver(frame);
                        }
                    }
                    """, List.of(), Set.of(Promise.ORDER)),
            new Mutant("duplicate-events", FLOW, PASS, """
                    gate.pass(deliver.conversationId(), line.rev(), line.frame()).forEach(frame -> {
                        sink.deliver(frame);
                        if (line.rev().value() % 7 == 0) {
                            sink.deliver(frame);
                        }
                    });
                    """, List.of(), Set.of(Promise.ORDER)),
            new Mutant(
                    "forget-ids-after-a-restart",
                    NODE + "conversation/ConversationEntity.java",
                    "return (state, event) -> state.apply(event, settings);",
                    """
                    return (state, event) -> state.apply(event, settings) instanceof OpenConversation open
                                    && !tables.isKnown()
                            ? new OpenConversation(
                                    open.id(), open.profile(), open.rev(), open.lastSeq(), open.updatedAt(),
                                    open.members(), open.senders(), open.lastMessage(), open.window(), RecentIds.NONE)
                            : state.apply(event, settings);
                    """,
                    List.of("kill"),
                    Set.of(Promise.DOUBLED, Promise.MOVED)),
            new Mutant(
                    "serve-an-unsent-text",
                    NODE + "conversation/EventRenderer.java",
                    "Message present = presentForm.apply(message);",
                    "Message present = message;",
                    List.of(),
                    Set.of(Promise.UNSENT_SERVED)));
}
