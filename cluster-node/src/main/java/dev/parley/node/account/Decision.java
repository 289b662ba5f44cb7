package dev.parley.node.account;

import dev.parley.persistence.account.AccountEvent;
import dev.parley.persistence.account.AccountEvent.DeviceSignedOut;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.error.ErrorCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a command to an {@link Account}: what happens, and whether the caller is refused. Both at once is
 * possible: a spent refresh token is refused, and ends its family.
 */
record Decision(List<AccountEvent> events, @Nullable ErrorCode refusal) {
    Decision {
        events = List.copyOf(events);
    }

    static Decision of(AccountEvent... events) {
        return new Decision(List.of(events), null);
    }

    static Decision refused(ErrorCode code, AccountEvent... events) {
        return new Decision(List.of(events), code);
    }

    /** The devices whose families end by this. */
    Set<DeviceId> ended() {
        Set<DeviceId> ended = new LinkedHashSet<>();
        for (AccountEvent event : events) {
            if (event instanceof DeviceSignedOut out) {
                ended.add(out.deviceId());
            }
        }
        return ended;
    }
}
