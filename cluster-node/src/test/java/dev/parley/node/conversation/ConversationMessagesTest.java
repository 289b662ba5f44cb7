package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.ID;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.text;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.ClusterMessage;
import dev.parley.node.delivery.Deliver;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.node.delivery.Line;
import dev.parley.node.delivery.Passing;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Refusal;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What conversations and routers say to each other across nodes comes out as it went in. */
class ConversationMessagesTest {
    private static final ActorTestKit KIT =
            ActorTestKit.create("messages", ConfigFactory.parseString("""
                            akka.actor.serialization-bindings."dev.parley.node.ClusterMessage" = jackson-cbor
                            akka.actor.allow-java-serialization = off
                            akka.actor.provider = local
                            akka.coordinated-shutdown.exit-jvm = off
                            """).withFallback(ConfigFactory.load()));
    private final ConversationScript script = new ConversationScript();
    private final Message message = script.post(ANNA, "a", "caf\u00e9 \u6f22");
    private final ActorRef<ConversationReply> replyTo =
            KIT.<ConversationReply>createTestProbe().ref();
    private final ActorRef<RouteNews> news = KIT.<RouteNews>createTestProbe().ref();
    private final ActorRef<DeliveryRouter.Command> router =
            KIT.<DeliveryRouter.Command>createTestProbe().ref();

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static <T> T travelled(T sent) {
        return KIT.serializationTestKit().verifySerialization(sent, false);
    }

    private List<ConversationCommand> requests() {
        return List.of(
                new ConversationCommand.Create(
                        ConversationType.DIRECT, null, null, ANNA, List.of(member(BERTA, Role.MEMBER)), 1, replyTo),
                new ConversationCommand.Post(text(ANNA, "a", "x"), Long.MIN_VALUE, 2, replyTo),
                new ConversationCommand.Edit(ANNA, message.messageId(), "y", 3, replyTo),
                new ConversationCommand.Unsend(ANNA, message.messageId(), 4, replyTo),
                new ConversationCommand.React(ANNA, message.messageId(), "👍", true, 14, replyTo),
                new ConversationCommand.OpenDirect(true, 15, replyTo),
                new ConversationCommand.Configure(
                        ANNA, "name", new MediaId(new UUID(3, 4)), History.FROM_START, 5, replyTo),
                new ConversationCommand.Join(member(BERTA, Role.MEMBER), 16, replyTo),
                new ConversationCommand.AddMembers(ANNA, List.of(member(BERTA, Role.ADMIN)), 6, replyTo),
                new ConversationCommand.RemoveMember(ANNA, BERTA, 7, replyTo),
                new ConversationCommand.ChangeRole(ANNA, BERTA, Role.ADMIN, 8, replyTo),
                new ConversationCommand.Describe(ANNA, 9, replyTo),
                new ConversationCommand.GetHead(ANNA, 10, replyTo),
                new ConversationCommand.GetMessage(ANNA, message.messageId(), 11, replyTo),
                new ConversationCommand.ReadHistory(ANNA, new Seq(5), null, 0, 10, 12, replyTo),
                new ConversationCommand.ReadEvents(ANNA, new Rev(3), 10, 13, replyTo));
    }

    private List<ConversationReply> replies() {
        ServerFrame.Event event = new ServerFrame.NewMessage(ID, message.rev(), message);
        script.edit(message, "edited");
        return List.of(
                new ConversationReply.Refused(1, Refusal.later(ErrorCode.UNAVAILABLE, Duration.ofMillis(1_500))),
                new ConversationReply.Posted(2, message, true),
                new ConversationReply.MessageFound(3, message.unsent(new Rev(9), NOON)),
                new ConversationReply.Described(4, script.open().info(), true),
                new ConversationReply.MemberGone(5),
                new ConversationReply.Noted(10),
                new ConversationReply.HeadFound(
                        6,
                        ID,
                        ConversationType.DIRECT,
                        null,
                        new MediaId(new UUID(3, 4)),
                        new Rev(2),
                        new Seq(1),
                        message,
                        2,
                        NOON,
                        Seq.ZERO,
                        new Seq(1),
                        List.of(ANNA, BERTA)),
                new ConversationReply.HistoryFound(
                        7, 1, 1, true, List.of(message), List.of(event), new Seq(1), new Seq(1), new Rev(1)),
                new ConversationReply.EventsFound(8, List.of(event), new Rev(2), new Rev(2)),
                new ConversationReply.EventsInJournal(
                        9,
                        Rev.ZERO,
                        new Rev(1),
                        Seq.ZERO,
                        Seq.ZERO,
                        script.open().info(),
                        script.played()));
    }

    private static Set<Class<?>> classes(List<?> messages) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        messages.forEach(one -> classes.add(one.getClass()));
        return classes;
    }

    @Test
    void everyRequestTravels() {
        assertThat(requests())
                .allSatisfy(request -> assertThat(travelled(request)).isEqualTo(request));
        assertThat(classes(requests()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ConversationCommand.class.getDeclaredClasses())
                        .filter(type -> type.isRecord() && ConversationCommand.Request.class.isAssignableFrom(type))
                        .<Class<?>>map(type -> type)
                        .toList());
    }

    @Test
    void everyReplyTravels() {
        List<ConversationReply> replies = replies();

        assertThat(replies).allSatisfy(reply -> assertThat(travelled(reply)).isEqualTo(reply));
        assertThat(classes(replies)).containsExactlyInAnyOrder(ConversationReply.class.getDeclaredClasses());
    }

    @Test
    void aRefusalKeepsItsFields() {
        ConversationReply refused =
                new ConversationReply.Refused(1, Refusal.fields(List.of(new FieldError("replyTo", "is unknown"))));

        assertThat(travelled(refused)).isEqualTo(refused);
    }

    @Test
    void aMessageOfEveryTypeTravels() {
        assertThat(MessageType.values()).allSatisfy(type -> {
            SendCommand send = new SendCommand(
                    ANNA, "Anna", message.clientMessageId(), type, null, List.of(), message.messageId(), "now");
            assertThat(travelled(send(send))).isEqualTo(send(send));
        });
    }

    private ConversationCommand send(SendCommand send) {
        return new ConversationCommand.Post(send, 1, 1, replyTo);
    }

    @Test
    void newsOfRoutesTravel() {
        List<ClusterMessage> all = new ArrayList<>(List.of(
                new RouteNews.Located(ANNA, List.of(router), router),
                new RouteNews.Gained(
                        ANNA, router, KIT.<RouteNews.Noted>createTestProbe().ref(), true),
                new RouteNews.Absent(List.of(ANNA), new Rev(7), router),
                new RouteNews.Forgotten(ANNA),
                new RouteNews.Noted()));

        assertThat(all).allSatisfy(one -> assertThat(travelled(one)).isEqualTo(one));
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.TypingIndicator(ID, ANNA, true));
        RouteNews.Announced announced = new RouteNews.Announced(ANNA, frame);
        assertThat(travelled(announced).frame().bytes()).isEqualTo(frame.bytes());
        all.add(announced);
        assertThat(classes(all)).containsExactlyInAnyOrder(RouteNews.class.getDeclaredClasses());
    }

    @Test
    void whatIsSoftTravels() {
        List<ConversationCommand> all = List.of(
                new ConversationCommand.Typing(ANNA, true),
                new ConversationCommand.CursorsMoved(ANNA, new Seq(3), null, NOON));

        assertThat(all).allSatisfy(one -> assertThat(travelled(one)).isEqualTo(one));
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.TypingIndicator(ID, ANNA, true));
        DeliveryRouter.Notice notice = new DeliveryRouter.Notice(List.of(BERTA), frame);
        DeliveryRouter.Notify notify = DeliveryRouter.Notify.of(List.of(notice));
        assertThat(travelled(notify).frame().bytes()).isEqualTo(frame.bytes());
        assertThat(travelled(notify).more()).isNull();
        assertThat(travelled(DeliveryRouter.Notify.of(List.of(notice, notice))).more())
                .singleElement()
                .extracting(more -> more.frame().bytes())
                .isEqualTo(frame.bytes());
        assertThat(travelled(new Passing(frame)).frame().bytes()).isEqualTo(frame.bytes());
    }

    @Test
    void linesTravelByteForByte() {
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.NewMessage(ID, message.rev(), message));
        Line line = new Line(message.rev(), -5, frame);

        DeliveryRouter.FanOut parcel =
                travelled(new DeliveryRouter.FanOut(ID, List.of(line), List.of(ANNA, BERTA), news));
        assertThat(parcel.users()).containsExactly(ANNA, BERTA);
        assertThat(parcel.replyTo()).isEqualTo(news);
        assertThat(parcel.lines().get(0).origin()).isEqualTo(-5);
        assertThat(parcel.lines().get(0).frame().bytes()).isEqualTo(frame.bytes());
        assertThat(travelled(new Deliver(ID, List.of(line))).lines()).hasSize(1);
    }
}
