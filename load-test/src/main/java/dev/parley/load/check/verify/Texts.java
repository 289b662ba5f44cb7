package dev.parley.load.check.verify;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Began;
import dev.parley.load.check.record.Observation.Ended;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Texts are those that were sent or edited, and the last change that was acknowledged is the one that holds. */
final class Texts implements Rule {
    /** An edit; {@code doneAt} is 0 until it is acknowledged. */
    private static final class Edit {
        private final long operation;
        private final String text;
        private final long beganAt;
        private long doneAt;

        Edit(long operation, String text, long beganAt) {
            this.operation = operation;
            this.text = text;
            this.beganAt = beganAt;
        }
    }

    private final Case known;
    private final Consumer<Violation> found;
    private final Map<ClientMessageId, String> sent = new HashMap<>();
    private final Map<MessageId, List<Edit>> edits = new HashMap<>();
    private final Map<Long, Edit> open = new HashMap<>();
    private final Map<Long, MessageId> unsending = new HashMap<>();
    private final Set<MessageId> asked = new HashSet<>();
    private final Set<MessageId> unsent = new HashSet<>();

    Texts(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Began began) {
            began(began);
        } else if (observation instanceof Ended ended) {
            ended(ended);
        } else if (observation instanceof Observation.Heard heard) {
            Said said = heard.entry().said();
            if (said != null) {
                heard(heard, said);
            }
        }
    }

    private void began(Began began) {
        MessageId message = began.messageId();
        String text = began.text();
        if (began.action() == Action.SEND && began.clientMessageId() != null && text != null) {
            sent.putIfAbsent(began.clientMessageId(), text);
        } else if (began.action() == Action.EDIT && message != null && text != null) {
            Edit edit = new Edit(began.operation(), text, began.at());
            edits.computeIfAbsent(message, key -> new ArrayList<>(1)).add(edit);
            open.put(began.operation(), edit);
        } else if (began.action() == Action.UNSEND && message != null) {
            asked.add(message);
            unsending.put(began.operation(), message);
        }
    }

    private void ended(Ended ended) {
        Edit edit = open.remove(ended.operation());
        MessageId taken = unsending.remove(ended.operation());
        if (ended.outcome() != Outcome.DONE) {
            return;
        }
        if (edit != null) {
            edit.doneAt = ended.at();
        }
        if (taken != null) {
            unsent.add(taken);
        }
    }

    private void heard(Observation.Heard heard, Said said) {
        if (said.text() == null ? mayBeSilent(heard, said) : wasSaid(said)) {
            return;
        }
        found.accept(Violation.of(
                Promise.ALTERED,
                said.text() == null ? "came without its text" : "came with a text that nobody gave it",
                "conversation",
                heard.conversation(),
                "rev",
                heard.entry().rev(),
                "seq",
                said.seq(),
                "clientMessageId",
                said.clientMessageId(),
                "text",
                said.text(),
                "sent",
                sent.get(said.clientMessageId()),
                "device",
                known.device(heard.device()).name(),
                "socket",
                heard.socket(),
                "atMicros",
                heard.at()));
    }

    /** An unsent message says nothing, nor does one from before the viewer came. */
    private boolean mayBeSilent(Observation.Heard heard, Said said) {
        Chronicle chronicle = known.chronicle(heard.conversation());
        if (chronicle == null || asked.contains(said.messageId())) {
            return true;
        }
        long joined = chronicle.joinedBefore(
                known.device(heard.device()).user(), heard.entry().rev());
        return said.seq() <= chronicle.seqAt(joined);
    }

    private boolean wasSaid(Said said) {
        return Objects.equals(said.text(), sent.get(said.clientMessageId())) || edit(said) != null;
    }

    private @Nullable Edit edit(Said said) {
        return edits.getOrDefault(said.messageId(), List.of()).stream()
                .filter(edit -> edit.text.equals(said.text()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void end() {
        for (Truth.Reading reading : known.truth().readings()) {
            for (Said said : reading.history()) {
                judge(reading, said);
            }
        }
    }

    private void judge(Truth.Reading reading, Said said) {
        ConversationId conversation = reading.conversation();
        if (said.unsent()) {
            if (!asked.contains(said.messageId())) {
                report(Promise.ALTERED, "was unsent by nobody", conversation, said, reading.node(), null);
            }
        } else if (unsent.contains(said.messageId())) {
            report(Promise.UNSENT_SERVED, "was unsent, and is there", conversation, said, reading.node(), null);
        } else if (!wasSaid(said)) {
            report(
                    Promise.ALTERED,
                    "has a text that nobody gave it",
                    conversation,
                    said,
                    reading.node(),
                    sent.get(said.clientMessageId()));
        } else {
            overtaken(reading, said);
        }
    }

    /** An edit that began after the present one was acknowledged, and was acknowledged, must be in its place. */
    private void overtaken(Truth.Reading reading, Said said) {
        Edit present = edit(said);
        for (Edit edit : edits.getOrDefault(said.messageId(), List.of())) {
            boolean later = present == null || (present.doneAt > 0 && present.doneAt < edit.beganAt);
            if (edit != present && edit.doneAt > 0 && later) {
                report(
                        Promise.LOST,
                        "an acknowledged edit, operation " + edit.operation + ", is not in the history",
                        reading.conversation(),
                        said,
                        reading.node(),
                        edit.text);
                return;
            }
        }
    }

    private void report(
            Promise promise,
            String what,
            ConversationId conversation,
            Said said,
            String node,
            @Nullable String expected) {
        found.accept(Violation.of(
                promise,
                what,
                "conversation",
                conversation,
                "seq",
                said.seq(),
                "user",
                said.sender(),
                "clientMessageId",
                said.clientMessageId(),
                "messageId",
                said.messageId(),
                "text",
                said.text(),
                "expected",
                expected,
                "node",
                node));
    }
}
