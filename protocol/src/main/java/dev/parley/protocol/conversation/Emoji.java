package dev.parley.protocol.conversation;

import dev.parley.protocol.Limits;
import dev.parley.protocol.error.Checks;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one may react with: one emoji, whatever it is composed of. */
public final class Emoji {
    private static final int VARIATION_SELECTOR_16 = 0xFE0F;
    private static final int ENCLOSING_KEYCAP = 0x20E3;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Those emoji that Unicode counts among the punctuation: double exclamation mark and the like. */
    private static final Set<Integer> PUNCTUATION = Set.of(0x203C, 0x2049, 0x3030, 0x303D);

    private Emoji() {}

    /** Notes what is wrong with {@code emoji}. */
    public static void check(Checks checks, Limits limits, String field, @Nullable String emoji) {
        if (emoji == null || emoji.isEmpty()) {
            checks.reject(field, "is required");
        } else if (emoji.codePointCount(0, emoji.length()) > limits.emojiCodePoints() || !isSymbol(emoji)) {
            checks.reject(field, "must be an emoji");
        }
    }

    /** Symbols, and what joins and colours them; digits only as keycaps. Wide enough for emoji of later Unicode versions. */
    private static boolean isSymbol(String emoji) {
        boolean keycap = emoji.indexOf(ENCLOSING_KEYCAP) > 0;
        boolean symbol = emoji.codePoints().anyMatch(Emoji::isPictograph);
        return (keycap || symbol) && emoji.codePoints().allMatch(point -> isPictograph(point) || joins(point, keycap));
    }

    private static boolean isPictograph(int point) {
        int type = Character.getType(point);
        boolean laterEmoji = type == Character.UNASSIGNED && isBetween(point, 0x1F000, 0x1FFFF);
        boolean sign = type == Character.MATH_SYMBOL && point > 0x7F;
        return type == Character.OTHER_SYMBOL || sign || laterEmoji || PUNCTUATION.contains(point);
    }

    private static boolean joins(int point, boolean keycap) {
        boolean key = isBetween(point, '0', '9') || point == '#' || point == '*' || point == ENCLOSING_KEYCAP;
        return point == ZERO_WIDTH_JOINER
                || point == VARIATION_SELECTOR_16
                || isBetween(point, 0x1F3FB, 0x1F3FF)
                || isBetween(point, 0xE0020, 0xE007F)
                || (keycap && key);
    }

    private static boolean isBetween(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
