package dev.parley.api.http;

import com.typesafe.config.Config;
import dev.parley.protocol.Limits;

/** {@code parley.limits}, as the {@link Limits} that clients meet. */
public final class LimitsSettings {
    private LimitsSettings() {}

    public static Limits from(Config config) {
        Config c = config.getConfig("parley.limits");
        return new Limits(
                c.getInt("text-code-points"),
                c.getInt("name-code-points"),
                c.getInt("introduction-code-points"),
                c.getInt("email-length"),
                c.getInt("password-min-length"),
                c.getInt("password-length"),
                c.getInt("token-length"),
                Math.toIntExact(c.getBytes("frame")),
                c.getInt("group-members"),
                c.getInt("attachments"),
                c.getInt("page-items"),
                c.getInt("resume-cursors"),
                c.getInt("watched-users"),
                c.getInt("emoji-code-points"),
                c.getDuration("invite").toSeconds(),
                c.getInt("mint-batch"));
    }
}
