package dev.parley.load.check.work;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.parley.client.ParleyClient;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Began;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Watch;
import dev.parley.load.check.work.Errands.Answer;
import dev.parley.load.check.work.Plan.Step;
import dev.parley.load.check.work.Recollection.Remembered;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Does the steps of a plan, each at once and without waiting for its answer. Belongs to one thread. */
final class Performance {
    private static final List<String> EMOJI = List.of("👍", "🎉", "👀", "❤️");
    private static final List<String> WORDS = List.of(
            "did you see the heron by the canal",
            "the train is late again",
            "coffee at four?",
            "这里下雨了",
            "somebody left the window open",
            "I would rather walk",
            "read it twice and still wonder");

    private final Crowd crowd;
    private final Errands errands;
    private final Recollection recollection = new Recollection();
    private final Recording recording;
    private final Watch watch;
    private long spoken;

    Performance(Crowd crowd, Errands errands, Recording recording, Watch watch) {
        this.crowd = crowd;
        this.errands = errands;
        this.recording = recording;
        this.watch = watch;
    }

    void perform(Step step) {
        Person person = crowd.person(step.person());
        if (step.deed() == Deed.RECONNECT) {
            crowd.comeBack(person, step.chance());
            return;
        }
        ConversationId venue = crowd.venue(step.venue());
        switch (step.deed()) {
            case SEND, CALL, REPLY -> speak(person, venue, step);
            case REPEAT ->
                own(person, venue, step).ifPresent(message -> say(person, message.sent(), venue, step.chance(), true));
            case EDIT -> own(person, venue, step).ifPresent(message -> edit(person, message, step.chance()));
            case UNSEND -> own(person, venue, step).ifPresent(message -> unsend(person, message, step.chance()));
            case REACT ->
                recollection
                        .any(venue, step.chance(), any -> true)
                        .ifPresent(message -> react(person, message, step.chance()));
            case MARK -> mark(person, venue, step.chance());
            case READ -> read(person, venue, step.chance());
            case ADD, REMOVE, LEAVE -> membership(person, venue, step);
            case RECONNECT -> throw new IllegalStateException("bots do this anywhere");
        }
    }

    private Optional<Remembered> own(Person person, ConversationId venue, Step step) {
        return recollection.any(
                venue, step.chance(), message -> message.sender().equals(person.user()));
    }

    private void speak(Person person, ConversationId venue, Step step) {
        spoken++;
        String text = spoken + ": " + WORDS.get(Math.floorMod(step.chance(), WORDS.size()));
        MessageId answered = step.deed() == Deed.REPLY
                ? recollection
                        .any(venue, step.chance(), any -> true)
                        .map(Remembered::id)
                        .orElse(null)
                : null;
        say(
                person,
                new SendMessage(name(step.chance()), null, text, null, answered, null),
                venue,
                step.chance(),
                step.deed() == Deed.CALL);
    }

    /** Some names tell no time, so that the server has to look them up. */
    private ClientMessageId name(long chance) {
        return new ClientMessageId(
                chance % 3 == 0
                        ? "n" + spoken + "-" + Long.toHexString(chance)
                        : UuidCreator.getTimeOrderedEpoch().toString());
    }

    /** First as it is wanted, then in turn by other ways, through other nodes too. */
    private void say(Person person, SendMessage message, ConversationId venue, long chance, boolean call) {
        Began began =
                began(Action.SEND, person.user(), venue, message.clientMessageId(), null, message.text(), null, null);
        errands.run(
                began,
                attempt -> (attempt % 2 == 0) == call
                        ? byCall(person.through(chance + attempt), venue, message)
                        : person.device(chance + attempt)
                                .session()
                                .send(venue, message)
                                .thenApply(accepted -> new Answer(
                                        accepted.messageId(), accepted.seq().value())),
                answer -> {
                    if (answer.messageId() != null && answer.seq() != null) {
                        recollection.accepted(
                                new Remembered(venue, person.user(), answer.messageId(), answer.seq(), message));
                    }
                });
    }

    private static CompletableFuture<Answer> byCall(ParleyClient client, ConversationId venue, SendMessage message) {
        return client.conversations()
                .post(venue, message)
                .thenApply(accepted ->
                        new Answer(accepted.messageId(), accepted.seq().value()));
    }

    private void edit(Person person, Remembered message, long chance) {
        Began began = began(
                Action.EDIT,
                person.user(),
                message.conversation(),
                null,
                message.id(),
                message.sent().text() + " (mended " + Long.toHexString(chance) + ")",
                null,
                null);
        String text = String.valueOf(began.text());
        errands.run(
                began,
                attempt -> chance % 2 == 0
                        ? done(person.device(chance + attempt)
                                .session()
                                .edit(message.conversation(), message.id(), text))
                        : done(person.through(chance + attempt)
                                .conversations()
                                .edit(message.conversation(), message.id(), text)),
                answer -> {});
    }

    private void unsend(Person person, Remembered message, long chance) {
        recollection.forget(message);
        errands.run(
                began(Action.UNSEND, person.user(), message.conversation(), null, message.id(), null, null, null),
                attempt -> chance % 2 == 0
                        ? done(person.device(chance + attempt).session().unsend(message.conversation(), message.id()))
                        : done(person.through(chance + attempt)
                                .conversations()
                                .unsend(message.conversation(), message.id())),
                answer -> {});
    }

    private void react(Person person, Remembered message, long chance) {
        String emoji = EMOJI.get(Math.floorMod(chance, EMOJI.size()));
        errands.run(
                began(Action.REACT, person.user(), message.conversation(), null, message.id(), emoji, null, null),
                attempt -> done(
                        person.device(chance + attempt).session().react(message.conversation(), message.id(), emoji)),
                answer -> {});
    }

    private void mark(Person person, ConversationId venue, long chance) {
        long seq = recollection.lastSeq(venue);
        if (seq > 0) {
            recording.add(began(Action.MARK, person.user(), venue, null, null, null, seq, null));
            person.device(chance).session().markRead(venue, new Seq(seq));
        }
    }

    void read(Person person, ConversationId venue, long chance) {
        long seq = recollection.lastSeq(venue);
        if (seq > 0) {
            errands.run(
                    began(Action.READ, person.user(), venue, null, null, null, seq, null),
                    attempt -> done(
                            person.through(chance + attempt).conversations().markRead(venue, new Seq(seq))),
                    answer -> {});
        }
    }

    private void membership(Person actor, ConversationId venue, Step step) {
        UserId other = crowd.person(step.other()).user();
        Action action = step.deed() == Deed.ADD ? Action.ADD : Action.REMOVE;
        errands.run(
                began(action, actor.user(), venue, null, null, null, null, other),
                attempt -> {
                    ParleyClient client = actor.through(step.chance() + attempt);
                    return action == Action.ADD
                            ? done(client.conversations().addMembers(venue, List.of(other)))
                            : done(client.conversations().removeMember(venue, other));
                },
                answer -> {});
    }

    private static CompletableFuture<Answer> done(CompletableFuture<?> future) {
        return future.thenApply(any -> Answer.DONE);
    }

    private Began began(
            Action action,
            UserId user,
            ConversationId venue,
            @Nullable ClientMessageId name,
            @Nullable MessageId message,
            @Nullable String text,
            @Nullable Long seq,
            @Nullable UserId other) {
        return new Observation.Began(watch.now(), errands.next(), action, user, venue, name, message, text, seq, other);
    }
}
