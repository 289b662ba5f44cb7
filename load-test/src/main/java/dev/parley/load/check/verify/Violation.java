package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Observation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A promise that was not kept. {@code where}: conversation, rev, seq, user, device, node, times: what it takes to look into it. */
public record Violation(Promise promise, String what, Map<String, Object> where) {
    public Violation {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /** {@code where}: names and values in turn; absent values are left out. */
    static Violation of(Promise promise, String what, @Nullable Object... where) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i + 1 < where.length; i += 2) {
            Object value = where[i + 1];
            if (value != null) {
                named.put(String.valueOf(where[i]), value);
            }
        }
        return new Violation(promise, what, named);
    }

    /** One that a frame on a socket shows. {@code told}: the frame's content, where that is what is wrong. */
    static Violation heard(
            Promise promise, String what, Observation.Heard heard, Observation.Joined device, @Nullable String told) {
        Entry entry = heard.entry();
        return of(
                promise,
                what,
                "conversation",
                heard.conversation(),
                "rev",
                entry.rev(),
                "kind",
                entry.kind(),
                "seq",
                entry.said() == null ? null : entry.said().seq(),
                "told",
                told,
                "user",
                device.user(),
                "device",
                device.name(),
                "socket",
                heard.socket(),
                "atMicros",
                heard.at());
    }

    @Override
    public String toString() {
        return promise.word() + ": " + what + " " + where;
    }
}
