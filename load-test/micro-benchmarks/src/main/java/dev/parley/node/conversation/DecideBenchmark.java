package dev.parley.node.conversation;

import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.micro.Samples;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.persistence.conversation.ConversationEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A message on its way into a conversation: what it becomes, and what the conversation becomes by it. */
@State(Scope.Thread)
public class DecideBenchmark {
    private static final int MANY = 64;

    @Param({"2", "1000"})
    private int members;

    private final TestInbox<ConversationReply> replies = TestInbox.create("replies");
    private final InstantSource clock = InstantSource.fixed(Samples.NOON);
    private final RandomGenerator random = new SplittableRandom(1);
    private final Rules rules = new Rules(Samples.CONVERSATION, Talk.SETTINGS);
    private OpenConversation state = Talk.among(2);
    private ConversationEvent event = Talk.next(state);
    private List<Post> posts = List.of();

    @Setup
    public void talk() {
        state = Talk.among(members);
        event = Talk.next(state);
        posts = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> Talk.post(state, number, replies.getRef()))
                .toList();
    }

    @Benchmark
    public Object judge() {
        return rules.judge(state, posts.get(0), Evidence.none(state.rev()), false, Samples.NOON, 42);
    }

    @Benchmark
    public Object fold() {
        return state.apply(event, Talk.SETTINGS);
    }

    /** A message that is written alone. */
    @Benchmark
    public Object batchOfOne() {
        return batchOf(1);
    }

    /** A message of 64 that are written together. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public Object batchOfMany() {
        return batchOf(MANY);
    }

    private Batch batchOf(int count) {
        Batch batch = new Batch(Samples.CONVERSATION, state, state.rev(), false, Talk.SETTINGS, clock, random);
        for (int i = 0; i < count; i++) {
            batch.decide(new PendingChanges.Ready(posts.get(i), Evidence.none(state.rev())));
        }
        return batch;
    }
}
