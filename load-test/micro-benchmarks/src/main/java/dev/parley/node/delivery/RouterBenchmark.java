package dev.parley.node.delivery;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.micro.Samples;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A fan-out that a node hands to the sockets of those users, one each. What their mailboxes take is counted. */
@State(Scope.Thread)
public class RouterBenchmark {
    @Param({"2", "100", "1000"})
    private int members;

    private final TestInbox<Parcel> sockets = TestInbox.create("sockets");
    private final TestInbox<RouteNews> news = TestInbox.create("news");
    private final BehaviorTestKit<DeliveryRouter.Command> router = BehaviorTestKit.create(DeliveryRouter.create());
    private DeliveryRouter.Command fanOut = new DeliveryRouter.Join(Samples.user(1), sockets.getRef());

    @Setup
    public void join() {
        List<UserId> users =
                IntStream.rangeClosed(1, members).mapToObj(Samples::user).toList();
        users.forEach(user -> router.run(new DeliveryRouter.Join(user, sockets.getRef())));
        Message message = Samples.message(2, 1, Samples.user(1));
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.NewMessage(Samples.CONVERSATION, message.rev(), message));
        fanOut = new DeliveryRouter.FanOut(
                Samples.CONVERSATION, List.of(new Line(message.rev(), 1, frame)), users, news.getRef());
    }

    @Benchmark
    public List<Parcel> fanOut() {
        router.run(fanOut);
        return sockets.getAllReceived();
    }
}
