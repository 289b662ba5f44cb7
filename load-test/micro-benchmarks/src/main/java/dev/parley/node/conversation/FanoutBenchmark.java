package dev.parley.node.conversation;

import akka.actor.testkit.typed.javadsl.TestInbox;
import com.typesafe.config.ConfigFactory;
import dev.parley.micro.Samples;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.DeliverySettings;
import dev.parley.node.delivery.RouteNews;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.NumberedEvent;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An event on its way to the nodes of its readers, all of whom are on one, and the way is known. */
@State(Scope.Thread)
public class FanoutBenchmark {
    @Param({"2", "100", "1000"})
    private int members;

    private final TestInbox<DeliveryRouter.Command> router = TestInbox.create("router");
    private final TestInbox<RouteNews> news = TestInbox.create("news");
    private final Fanout fanout = new Fanout(
            (user, conversation, replyTo) -> {},
            DeliverySettings.from(ConfigFactory.load()),
            Clock.fixed(Samples.NOON, ZoneOffset.UTC),
            news.getRef(),
            watched -> {});
    private OpenConversation before = Talk.among(2);
    private OpenConversation after = before;
    private List<NumberedEvent> events = List.of();

    @Setup
    public void locate() {
        before = Talk.among(members);
        ConversationEvent event = Talk.next(before);
        after = before.apply(event, Talk.SETTINGS);
        events = List.of(new NumberedEvent(after.rev(), event));
        fanout.publish(before, after, events, rev -> 1);
        for (int number = 1; number <= members; number++) {
            fanout.onNews(
                    new RouteNews.Located(Samples.user(number), List.of(router.getRef()), router.getRef()), after);
        }
        fanout.serveLocated(after);
        router.getAllReceived();
    }

    @Benchmark
    public DeliveryRouter.Command publish() {
        fanout.publish(before, after, events, rev -> 1);
        return router.receiveMessage();
    }
}
