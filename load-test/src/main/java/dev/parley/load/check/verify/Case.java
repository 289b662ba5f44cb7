package dev.parley.load.check.verify;

import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Recording;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all rules go by: the truth, made ready for questions, and who is who in the recording. */
public final class Case {
    private final Truth truth;
    private final Map<ConversationId, Chronicle> chronicles = new LinkedHashMap<>();
    private final Map<Integer, Observation.Joined> devices = new HashMap<>();
    private final Set<ConversationId> founded;

    private Case(Truth truth, Map<ConversationId, List<UserId>> founders) {
        this.truth = truth;
        founded = Set.copyOf(founders.keySet());
        for (Truth.Reading reading : truth.readings()) {
            chronicles.computeIfAbsent(
                    reading.conversation(), id -> new Chronicle(reading, founders.getOrDefault(id, List.of())));
        }
    }

    /** Looks through the recording for who is who. */
    public static Case of(Recording recording, Truth truth) {
        Map<ConversationId, List<UserId>> founders = new HashMap<>();
        Map<Integer, Observation.Joined> devices = new HashMap<>();
        recording.replay(observation -> {
            if (observation instanceof Observation.Founded founded) {
                founders.put(founded.conversation(), founded.members());
            } else if (observation instanceof Observation.Joined joined) {
                devices.put(joined.device(), joined);
            }
        });
        Case known = new Case(truth, founders);
        known.devices.putAll(devices);
        return known;
    }

    Truth truth() {
        return truth;
    }

    /** Null for a conversation that the server does not know in the end. */
    public @Nullable Chronicle chronicle(ConversationId conversation) {
        return chronicles.get(conversation);
    }

    /** Whether the crowd talks there; others were founded in vain. */
    boolean isFounded(ConversationId conversation) {
        return founded.contains(conversation);
    }

    Map<ConversationId, Chronicle> chronicles() {
        return chronicles;
    }

    /** Who has the device. */
    public Observation.Joined device(int device) {
        Observation.Joined joined = devices.get(device);
        if (joined == null) {
            throw new IllegalStateException("device " + device + " never joined");
        }
        return joined;
    }
}
