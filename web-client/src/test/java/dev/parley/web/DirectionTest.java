package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page reads from right to left as well as from left to right: no style of it knows either side by name. */
class DirectionTest {
    private static final Pattern SIDE =
            Pattern.compile("(?m)^\\s*(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\\w-]*"
                    + "|left|right|border-(?:top|bottom)-(?:left|right)-radius"
                    + "|(?:text-align|float|clear)\\s*:\\s*(?:left|right)\\b)\\s*[:;]");
    private static final Pattern FOUR_SIDES = Pattern.compile("(?m)^\\s*(margin|padding|inset)\\s*:([^;{}]+);");
    private static final Pattern CORNERS = Pattern.compile("(?m)^\\s*border-radius\\s*:([^;{}/]+);");
    private static final Pattern SIDEWAYS = Pattern.compile("translateX\\((?!calc\\([^;]*var\\(--forward\\))");

    @Test
    void noStyleNamesASide() {
        assertThat(found(SIDE, match -> true)).isEmpty();
    }

    @Test
    void noShorthandHasTwoDifferentSides() {
        assertThat(found(FOUR_SIDES, match -> {
                    List<String> sides = values(match.group(2));
                    return sides.size() == 4 && !sides.get(1).equals(sides.get(3));
                }))
                .isEmpty();
    }

    @Test
    void noCornersDifferBySide() {
        assertThat(found(CORNERS, match -> {
                    List<String> corners = values(match.group(1));
                    return switch (corners.size()) {
                        case 2, 3 -> !corners.get(0).equals(corners.get(1));
                        case 4 ->
                            !corners.get(0).equals(corners.get(1))
                                    || !corners.get(2).equals(corners.get(3));
                        default -> false;
                    };
                }))
                .isEmpty();
    }

    @Test
    void whatMovesSidewaysTurnsRoundWithTheLines() {
        assertThat(found(SIDEWAYS, match -> true)).isEmpty();
    }

    private static List<String> found(Pattern pattern, java.util.function.Predicate<MatchResult> wrong) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(WebResources.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (wrong.test(matcher)) {
                        found.add(file.getFileName() + ": " + matcher.group().strip());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The values of a shorthand; what is in parentheses is one. */
    private static List<String> values(String shorthand) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        int depth = 0;
        for (char c : (shorthand.strip() + " ").toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && Character.isWhitespace(c)) {
                if (!value.isEmpty()) {
                    values.add(value.toString());
                }
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        return values;
    }
}
