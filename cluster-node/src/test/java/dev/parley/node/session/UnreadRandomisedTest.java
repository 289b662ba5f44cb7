package dev.parley.node.session;

import static dev.parley.node.session.SessionForTests.KIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.TestProbe;
import dev.parley.node.session.RoomsForTests.Room;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Seq;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unread counts, against a count of the messages one by one, whatever comes between. */
class UnreadRandomisedTest {
    private final SessionForTests world = new SessionForTests(Duration.ofMillis(20));
    private final Map<ConversationId, Long> read = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsAreExact(long seed) {
        Random random = new Random(seed);
        List<ConversationId> ids = List.of(world.rooms.add(), world.rooms.add(), world.rooms.add());
        List<TestProbe<Connection.Command>> devices = new ArrayList<>();
        devices.add(world.attach());
        devices.add(world.attach());
        for (int step = 0; step < 400; step++) {
            ConversationId id = ids.get(random.nextInt(ids.size()));
            Room room = world.rooms.rooms().get(id);
            int dice = random.nextInt(100);
            if (dice < 35) {
                world.rooms.post(id, 1 + random.nextInt(3));
            } else if (dice < 42 && room.member) {
                synchronized (room) {
                    room.own.add(true);
                }
            } else if (dice < 65) {
                mark(id, room, random.nextInt(room.own.size() + 3), random, devices);
            } else if (dice < 72) {
                rejoin(room);
            } else if (dice < 74) {
                world.restart();
                devices.clear();
                devices.add(world.attach());
                devices.add(world.attach());
            } else if (dice < 82) {
                verify("seed " + seed + ", step " + step);
            }
        }
        verify("seed " + seed);
    }

    /** The user goes, or comes back behind what was said. */
    private static void rejoin(Room room) {
        synchronized (room) {
            room.member = !room.member;
            if (room.member) {
                room.joined = room.own.size();
            }
        }
    }

    private void mark(
            ConversationId id, Room room, long seq, Random random, List<TestProbe<Connection.Command>> devices) {
        if (random.nextBoolean()) {
            world.session.tell(new SessionCommand.MarkDelivered(id, new Seq(seq)));
        }
        // A device hears nothing of what changes nothing, so there would be no saying when that is over.
        boolean moves = room.member && seq <= room.own.size() && seq > read.getOrDefault(id, 0L);
        if (!moves || random.nextInt(3) == 0) {
            TestProbe<SessionReply> replies = KIT.createTestProbe();
            world.session.tell(new SessionCommand.MarkRead(id, new Seq(seq), null, replies.ref()));
            assertThat(replies.receiveMessage() instanceof SessionReply.Noted).isEqualTo(room.member);
        } else {
            int device = random.nextInt(devices.size());
            world.session.tell(new SessionCommand.MarkRead(
                    id, new Seq(seq), devices.get(device).ref(), null));
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> isRead(id, seq));
        }
        if (room.member) {
            read.merge(id, Math.min(seq, room.own.size()), Math::max);
        }
    }

    private boolean isRead(ConversationId id, long seq) {
        return world.list().stream()
                .anyMatch(entry ->
                        entry.conversationId().equals(id) && entry.readSeq().value() >= seq);
    }

    private void verify(String as) {
        Map<ConversationId, Long> counted = new HashMap<>();
        world.list().forEach(entry -> counted.put(entry.conversationId(), entry.unread()));
        Map<ConversationId, Long> expected = new HashMap<>();
        world.rooms.rooms().forEach((id, room) -> {
            if (room.member) {
                expected.put(id, unread(room, read.getOrDefault(id, 0L)));
            }
        });
        assertThat(counted).as(as).isEqualTo(expected);
    }

    /** One by one: what others wrote since the join that is neither read nor before a message of one's own. */
    private static long unread(Room room, long readTo) {
        long unread = 0;
        for (int seq = room.joined + 1; seq <= room.own.size(); seq++) {
            boolean answered = room.own.subList(seq - 1, room.own.size()).contains(true);
            if (seq > readTo && !answered) {
                unread++;
            }
        }
        return unread;
    }
}
