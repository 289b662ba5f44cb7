package dev.parley.node.account;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names as they are compared. A unique name has a canonical form. For the search, names and queries are folded: letters
 * without case and accents, compatible forms made one, so that "jose" finds José, "STRASSE" finds Straße, and "istanbul"
 * finds İstanbul.
 */
public final class Names {
    /** Accents of Latin, Greek and Cyrillic letters; the vowel signs of other scripts are letters. */
    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** Letters that Unicode does not take apart. */
    private static final Map<Integer, String> STROKES = Map.of(
            (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ð', "d", (int) 'þ', "th", (int) 'æ', "ae", (int) 'œ',
            "oe", (int) 'ħ', "h", (int) 'ı', "i");

    private Names() {}

    /** The form in which unique names are compared. */
    public static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The form in which names are searched. */
    public static String folded(String text) {
        String apart = Normalizer.normalize(text, Form.NFKD);
        // Up before down: that makes one of letters that have several small forms, as ß and ss.
        String small = apart.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String plain = ACCENTS.matcher(Normalizer.normalize(small, Form.NFKD)).replaceAll("");
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints().forEach(letter -> {
            String replaced = STROKES.get(letter);
            if (replaced == null) {
                folded.appendCodePoint(letter);
            } else {
                folded.append(replaced);
            }
        });
        return SPACES.matcher(folded).replaceAll(" ").strip();
    }

    /** The folded texts that a query may begin: the name from each of its words on, {@code most} of them at the most. */
    public static Set<String> beginnings(String name, int most) {
        String folded = folded(name);
        Set<String> beginnings = new LinkedHashSet<>();
        boolean inWord = false;
        for (int i = 0;
                i < folded.length() && beginnings.size() < most;
                i += Character.charCount(folded.codePointAt(i))) {
            int letter = folded.codePointAt(i);
            boolean partOfWord = Character.isLetterOrDigit(letter);
            // Names in ideographs have no spaces between their parts.
            if ((partOfWord && (!inWord || Character.isIdeographic(letter))) || beginnings.isEmpty()) {
                beginnings.add(folded.substring(i));
            }
            inWord = partOfWord || Character.getType(letter) == Character.NON_SPACING_MARK;
        }
        beginnings.remove("");
        return beginnings;
    }

    /** Whether a word of one of the names begins so; {@code folded} as {@link #folded} gives it. */
    public static boolean match(String folded, String username, String displayName) {
        return folded(username).startsWith(folded)
                || beginnings(displayName, Integer.MAX_VALUE).stream().anyMatch(word -> word.startsWith(folded));
    }
}
