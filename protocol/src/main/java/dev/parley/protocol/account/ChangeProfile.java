package dev.parley.protocol.account;

import dev.parley.protocol.Limits;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.error.Checked;
import dev.parley.protocol.error.Checks;
import org.jspecify.annotations.Nullable;

/** New values of one's profile; what is absent stays. */
public record ChangeProfile(
        @Nullable String displayName,
        @Nullable String introduction,
        @Nullable String gender,
        @Nullable MediaId avatarMediaId)
        implements Checked {
    @Override
    public void check(Checks checks, Limits limits) {
        if (displayName != null) {
            checks.name("displayName", displayName, limits);
        }
        checks.optionalText("introduction", introduction, limits.introductionCodePoints());
        checks.optionalText("gender", gender, limits.nameCodePoints());
    }
}
