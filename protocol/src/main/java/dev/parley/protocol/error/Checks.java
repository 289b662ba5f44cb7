package dev.parley.protocol.error;

import dev.parley.protocol.Limits;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, so that its author hears of everything at once. Not thread-safe. */
public final class Checks {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{1,30})[A-Za-z0-9_-]");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

    private final List<FieldError> errors = new ArrayList<>();
    private int tooLong;

    /** Checks {@code input} by its own rules. */
    public static List<FieldError> of(Checked input, Limits limits) {
        Checks checks = new Checks();
        input.check(checks, limits);
        return checks.errors();
    }

    /** Whether the input would do if its texts were shorter. */
    public boolean onlyTooLong() {
        return tooLong > 0 && tooLong == errors.size();
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public void reject(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    public void required(String field, @Nullable Object value) {
        if (value == null) {
            reject(field, "is required");
        }
    }

    /** A text that is there, is not blank and has at most {@code maxCodePoints}. */
    public void text(String field, @Nullable String value, int maxCodePoints) {
        if (value == null) {
            reject(field, "is required");
        } else if (value.isBlank()) {
            reject(field, "must not be blank");
        } else {
            optionalText(field, value, maxCodePoints);
        }
    }

    /** A text that may be absent or empty. */
    public void optionalText(String field, @Nullable String value, int maxCodePoints) {
        if (value == null) {
            return;
        }
        if (value.length() > maxCodePoints && value.codePointCount(0, value.length()) > maxCodePoints) {
            tooLong++;
            reject(field, "must have " + maxCodePoints + " characters at the most");
        } else if (hasLoneSurrogate(value)) {
            reject(field, "must be valid Unicode");
        } else if (value.indexOf('\0') >= 0) {
            reject(field, "must not contain the character U+0000");
        }
    }

    /** A name of a person, group or device: a text of one line. */
    public void name(String field, @Nullable String value, Limits limits) {
        text(field, value, limits.nameCodePoints());
        if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            reject(field, "must be a single line");
        }
    }

    public void username(String field, @Nullable String value) {
        if (value == null) {
            reject(field, "is required");
        } else if (!USERNAME.matcher(value).matches()) {
            reject(
                    field,
                    "must be 3 to 32 letters, digits, dots, hyphens or underscores, beginning with a letter or digit");
        }
    }

    public void email(String field, @Nullable String value) {
        if (value == null) {
            reject(field, "is required");
        } else if (value.length() > Limits.DEFAULT.emailLength()
                || !EMAIL.matcher(value).matches()) {
            reject(field, "must be an e-mail address");
        }
    }

    public void password(String field, @Nullable String value, Limits limits) {
        if (value == null) {
            reject(field, "is required");
        } else if (value.length() < limits.passwordMinLength() || value.length() > limits.passwordLength()) {
            reject(field, "must have " + limits.passwordMinLength() + " to " + limits.passwordLength() + " characters");
        }
    }

    /** A list that is there, is not empty, holds no null, and has at most {@code max} items. */
    public void list(String field, @Nullable Collection<?> value, int max) {
        if (value == null) {
            reject(field, "is required");
        } else if (value.isEmpty()) {
            reject(field, "must not be empty");
        } else if (value.size() > max) {
            reject(field, "must have " + max + " items at the most");
        } else if (value.stream().anyMatch(item -> item == null)) {
            reject(field, "must not contain null");
        }
    }

    /** An ISO-8601 time with offset, or nothing. */
    public void localTime(String field, @Nullable String value) {
        if (value == null) {
            return;
        }
        try {
            OffsetDateTime.parse(value);
        } catch (DateTimeException e) {
            reject(field, "must be a time with offset, such as 2026-11-21T10:42:00.123+01:00");
        }
    }

    private static boolean hasLoneSurrogate(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
