package dev.parley.node;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.Serialization;
import akka.serialization.Serialization$;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializer;
import akka.serialization.SerializerWithStringManifest;
import akka.serialization.jackson.JacksonCborSerializer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.parley.micro.Samples;
import dev.parley.node.conversation.ConversationCommand;
import dev.parley.node.conversation.ConversationReply;
import dev.parley.node.conversation.SendCommand;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.Line;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.io.NotSerializableException;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The hottest messages between nodes as bytes: by Akka's CBOR, and by what nodes are set up to use. References to actors
 * carry the address of a node, so that this makes one, alone in its cluster, on a port of loopback.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // everything begins with the actor system
public class RemoteMessageBenchmark {
    /** What is sent. */
    public enum Kind {
        POST,
        POSTED,
        FAN_OUT_TO_1,
        FAN_OUT_TO_100
    }

    /** How. */
    public enum Way {
        CBOR,
        AS_SET_UP
    }

    @Param
    private Kind message;

    @Param
    private Way by;

    private ActorSystem<Void> system;
    private Serialization serialization;
    private SerializerWithStringManifest serializer;
    private Object sample;
    private String manifest;
    private byte[] bytes;

    @Setup
    public void start() {
        Config alone = ConfigFactory.parseString("""
                akka.loglevel = ERROR
                akka.daemonic = on
                akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                akka.coordinated-shutdown.exit-jvm = off
                """);
        system = ActorSystem.create(Behaviors.empty(), "bench", alone.withFallback(ConfigFactory.load()));
        serialization = SerializationExtension.get(Adapter.toClassic(system));
        sample = sample();
        serializer = (SerializerWithStringManifest) serializer();
        manifest = serializer.manifest(sample);
        bytes = write();
    }

    @TearDown
    public void stop() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    private Serializer serializer() {
        return by == Way.CBOR
                ? new JacksonCborSerializer(serialization.system(), "jackson-cbor")
                : serialization.findSerializerFor(sample);
    }

    private Object sample() {
        Message posted = Samples.message(2, 1, Samples.user(1));
        return switch (message) {
            case POST ->
                new ConversationCommand.Post(
                        new SendCommand(
                                posted.senderId(),
                                posted.senderName(),
                                posted.clientMessageId(),
                                MessageType.TEXT,
                                posted.text(),
                                null,
                                null,
                                null),
                        0x123456789ABCDEFL,
                        17,
                        system.<ConversationReply>unsafeUpcast().narrow());
            case POSTED -> new ConversationReply.Posted(17, posted, false);
            case FAN_OUT_TO_1 -> fanOut(posted, 1);
            case FAN_OUT_TO_100 -> fanOut(posted, 100);
        };
    }

    private Object fanOut(Message posted, int users) {
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.NewMessage(posted.conversationId(), posted.rev(), posted));
        ActorRef<RouteNews> news = system.unsafeUpcast();
        return new DeliveryRouter.FanOut(
                posted.conversationId(),
                List.of(new Line(posted.rev(), 0x123456789ABCDEFL, frame)),
                IntStream.rangeClosed(1, users).mapToObj(Samples::user).toList(),
                news);
    }

    @Benchmark
    public byte[] write() {
        return Serialization$.MODULE$.withTransportInformation(
                serialization.system(), () -> serializer.toBinary(sample));
    }

    @Benchmark
    public Object read() {
        return Serialization$.MODULE$.withTransportInformation(serialization.system(), this::fromBytes);
    }

    private Object fromBytes() {
        try {
            return serializer.fromBinary(bytes, manifest);
        } catch (NotSerializableException e) {
            throw new IllegalStateException(e);
        }
    }
}
