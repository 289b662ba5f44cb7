package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ID;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.member;
import static dev.parley.node.conversation.ConversationScript.settings;
import static dev.parley.node.conversation.ConversationScript.user;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestInbox;
import dev.parley.node.conversation.ConversationCommand.AddMembers;
import dev.parley.node.conversation.ConversationCommand.Change;
import dev.parley.node.conversation.ConversationCommand.Configure;
import dev.parley.node.conversation.ConversationCommand.Create;
import dev.parley.node.conversation.ConversationCommand.Edit;
import dev.parley.node.conversation.ConversationCommand.Join;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationCommand.React;
import dev.parley.node.conversation.ConversationCommand.RemoveMember;
import dev.parley.node.conversation.ConversationCommand.Unsend;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.persistence.conversation.ConversationEvent;
import dev.parley.persistence.conversation.ConversationEvent.ConversationChanged;
import dev.parley.persistence.conversation.ConversationEvent.MembersAdded;
import dev.parley.persistence.conversation.ConversationEvent.MessageUnsent;
import dev.parley.persistence.conversation.ConversationEvent.ReactionChanged;
import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random commands in random batches, against a model that is too simple to be wrong. */
class ConversationRandomisedTest {
    private static final int USERS = 5;
    private static final List<String> EMOJI = List.of("👍", "🎉", "😀", "😎");
    private final ConversationSettings settings = settings(40, 1_000_000, 30);
    private final TestInbox<ConversationReply> replies = TestInbox.create();
    private final List<Message> model = new ArrayList<>();
    private final Map<String, Seq> bySender = new HashMap<>();
    private final Map<Long, Post> posts = new HashMap<>();
    private final Map<Seq, List<String>> texts = new HashMap<>();
    private final Map<Seq, Map<String, List<UserId>>> reactions = new HashMap<>();
    private final Map<UserId, History> sees = new HashMap<>();
    private History history = History.FROM_JOIN;
    private final Set<String> unsentTexts = new HashSet<>();
    private Conversation state = new Conversation.Absent();
    private long rev;
    private long tokens;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void keepsItsPromises(long seed) {
        Random random = new Random(seed);
        run(List.of(new Create(
                ConversationType.GROUP,
                "all",
                null,
                user(0),
                IntStream.range(0, USERS)
                        .mapToObj(i -> member(user(i), i == 0 ? Role.ADMIN : Role.MEMBER))
                        .toList(),
                ++tokens,
                replies.getRef())));
        for (int round = 0; round < 120; round++) {
            List<Change> batch = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                batch.add(change(random));
            }
            run(batch);
            verify(seed);
            if (round % 10 == 0) {
                noUnsentTextIsServed(seed, (OpenConversation) state);
            }
        }
        assertThat(model).as("seed %d", seed).hasSizeGreaterThan(100);
    }

    private Change change(Random random) {
        UserId by = user(random.nextInt(USERS));
        int dice = random.nextInt(28);
        if (dice < 12 || model.isEmpty()) {
            Post post = new Post(
                    ConversationScript.text(by, "id-" + random.nextInt(400), "text of " + tokens),
                    0,
                    ++tokens,
                    replies.getRef());
            posts.put(tokens, post);
            return post;
        }
        Message target = model.get(Math.max(0, model.size() - 1 - random.nextInt(20)));
        if (dice < 15) {
            return new Edit(target.senderId(), target.messageId(), "edit " + tokens, ++tokens, replies.getRef());
        }
        if (dice < 18) {
            return new Unsend(user(0), target.messageId(), ++tokens, replies.getRef());
        }
        UserId other = user(1 + random.nextInt(USERS - 1));
        if (dice >= 22) {
            String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
            return new React(by, target.messageId(), emoji, dice > 25, ++tokens, replies.getRef());
        }
        if (dice == 21) {
            History history = History.values()[random.nextInt(2)];
            return new Configure(user(0), null, null, history, ++tokens, replies.getRef());
        }
        if (dice == 20) {
            return new Join(member(other, Role.MEMBER), ++tokens, replies.getRef());
        }
        return dice == 18
                ? new RemoveMember(user(0), other, ++tokens, replies.getRef())
                : new AddMembers(user(0), List.of(member(other, Role.MEMBER)), ++tokens, replies.getRef());
    }

    private void run(List<Change> changes) {
        Batch batch = new Batch(
                ID, state, state.rev(), false, settings, InstantSource.fixed(NOON.plusSeconds(rev)), () -> 42);
        for (Change change : changes) {
            batch.decide(new PendingChanges.Ready(
                    change, new Evidence(state.rev(), evidence(change), Optional.empty(), null)));
        }
        for (NumberedEvent event : batch.events()) {
            state = state.apply(event.event(), settings);
            assertThat(event.rev().value()).isEqualTo(++rev);
            rememberMembers(event.event());
            rememberReactions(event.event());
            remember(Window.messageOf(event.event()));
        }
        batch.answer();
        assertThat(replies.getAllReceived()).hasSize(changes.size()).allSatisfy(this::isRight);
    }

    /** The model stands for the tables. */
    private Optional<Message> evidence(Change change) {
        if (change instanceof Post post) {
            Seq seq = bySender.get(key(post));
            return seq == null ? Optional.empty() : Optional.of(model.get((int) seq.value() - 1));
        }
        MessageId target = LookUps.targetOf(change);
        return target == null
                ? Optional.empty()
                : Optional.of(model.get((int) target.seq().value() - 1));
    }

    private static String key(Post post) {
        return post.by() + " " + post.send().clientMessageId();
    }

    private void rememberMembers(ConversationEvent event) {
        if (event instanceof ConversationChanged changed && changed.history() != null) {
            history = changed.history();
        } else if (event instanceof MembersAdded added) {
            added.members().forEach(member -> sees.put(member.userId(), history));
        }
    }

    private void rememberReactions(ConversationEvent event) {
        Message message = Window.messageOf(event);
        if (message == null) {
            return;
        }
        Map<String, List<UserId>> expected = reactions.computeIfAbsent(message.seq(), seq -> new LinkedHashMap<>());
        if (event instanceof MessageUnsent) {
            expected.clear();
        } else if (event instanceof ReactionChanged changed && changed.removed()) {
            assertThat(expected.get(changed.emoji()).remove(changed.by())).isTrue();
            expected.values().removeIf(List::isEmpty);
        } else if (event instanceof ReactionChanged changed) {
            List<UserId> users = expected.computeIfAbsent(changed.emoji(), emoji -> new ArrayList<>());
            assertThat(users).doesNotContain(changed.by());
            users.add(changed.by());
            assertThat(expected).hasSizeLessThanOrEqualTo(settings.reactionKinds());
        }
        assertThat(message.reactions()).isEqualTo(expected.isEmpty() ? null : expected);
        if (message.reactions() != null) {
            assertThat(message.reactions().keySet()).containsExactlyElementsOf(expected.keySet());
        }
    }

    private void remember(Message message) {
        if (message == null) {
            return;
        }
        if (message.unsentAt() != null) {
            unsentTexts.addAll(texts.getOrDefault(message.seq(), List.of()));
        } else {
            texts.computeIfAbsent(message.seq(), seq -> new ArrayList<>()).add(message.text());
        }
        if (message.seq().value() > model.size()) {
            assertThat(message.seq().value()).isEqualTo(model.size() + 1L);
            model.add(message);
        } else {
            model.set((int) message.seq().value() - 1, message);
        }
    }

    private void isRight(ConversationReply reply) {
        if (reply instanceof Posted posted) {
            Post post = posts.get(posted.token());
            assertThat(posted.message().clientMessageId()).isEqualTo(post.send().clientMessageId());
            assertThat(posted.message().senderId()).isEqualTo(post.by());
            Seq known = bySender.putIfAbsent(key(post), posted.message().seq());
            assertThat(posted.duplicate()).isEqualTo(known != null);
            assertThat(posted.message().seq())
                    .isEqualTo(known == null ? posted.message().seq() : known);
        }
    }

    private void verify(long seed) {
        OpenConversation open = (OpenConversation) state;
        assertThat(open.rev().value()).as("seed %d", seed).isEqualTo(rev);
        assertThat(open.lastSeq().value()).as("seed %d", seed).isEqualTo(model.size());
        long expected = rev;
        List<NumberedEvent> events = open.window().events();
        for (int i = events.size() - 1; i >= 0; i--) {
            assertThat(events.get(i).rev().value()).as("seed %d", seed).isEqualTo(expected--);
        }
        assertThat(events).hasSizeLessThanOrEqualTo(40);
        open.window().changedWithin(1, model.size(), Rev.ZERO).forEach(message -> assertThat(message)
                .as("seed %d", seed)
                .isEqualTo(model.get((int) message.seq().value() - 1)));
        if (!model.isEmpty()) {
            assertThat(open.lastMessage()).as("seed %d", seed).isEqualTo(model.get(model.size() - 1));
        }
        ownMessagesAreRead(seed, open);
        sees.forEach((user, setting) -> open.member(user)
                .ifPresent(
                        member -> assertThat(member.sees()).as("seed %d", seed).isEqualTo(setting)));
    }

    private void noUnsentTextIsServed(long seed, OpenConversation open) {
        Lines lines = new Lines(open, open.window().events(), any -> 0);
        String served = lines.seenBy(Viewer.of(open.member(user(0)).orElseThrow())).stream()
                .map(line -> line.frame().json())
                .collect(Collectors.joining());
        Set<String> texts = Arrays.stream(served.split("\"")).collect(Collectors.toSet());
        assertThat(texts).as("seed %d", seed).noneMatch(unsentTexts::contains);
    }

    private void ownMessagesAreRead(long seed, OpenConversation open) {
        open.info().members().forEach(wire -> {
            Participant member = open.member(wire.userId()).orElseThrow();
            long own = model.stream()
                    .filter(message -> message.senderId().equals(wire.userId()))
                    .mapToLong(message -> message.seq().value())
                    .max()
                    .orElse(0);
            assertThat(wire.readSeq().value())
                    .as("seed %d", seed)
                    .isEqualTo(Math.max(own, member.joinedSeq().value()));
        });
    }
}
