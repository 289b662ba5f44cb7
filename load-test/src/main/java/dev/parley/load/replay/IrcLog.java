package dev.parley.load.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day of an IRC channel. Lines are {@code [HH:MM] <nick> text} or {@code [HH:MM]  * nick text} for actions;
 * {@code ===} lines tell of joins and renames. The day is the file's name; when the clock goes back, the next day has
 * begun. Bytes that are not UTF-8 become U+FFFD, as does U+0000.
 *
 * @param lines what was said, in order
 * @param notices lines that begin with {@code ===}
 * @param silences lines in which somebody said nothing
 * @param unreadable lines of no known form
 */
record IrcLog(List<IrcLine> lines, int notices, int silences, int unreadable) {
    private static final String CLOCK = "\\[((?:[01]\\d|2[0-3]):[0-5]\\d)]";
    private static final Pattern SAID = Pattern.compile(CLOCK + " <([^>]+)> ?(.*)", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile(CLOCK + "\\s+\\* (\\S+) ?(.*)", Pattern.DOTALL);

    IrcLog {
        lines = List.copyOf(lines);
    }

    /** Reads a file whose name is a date; throws {@link IOException} with a line for the user. */
    static IrcLog read(Path file) throws IOException {
        String name = file.getFileName().toString();
        LocalDate day;
        try {
            day = LocalDate.parse(name.replaceFirst("\\.[^.]*$", ""));
        } catch (DateTimeException e) {
            throw new IOException(file + ": the name must be a date, such as 2004-12-25.txt", e);
        }
        return parse(name, day, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    static IrcLog parse(String name, LocalDate firstDay, String content) {
        List<IrcLine> lines = new ArrayList<>();
        int notices = 0;
        int silences = 0;
        int unreadable = 0;
        LocalDate day = firstDay;
        LocalTime last = LocalTime.MIN;
        int number = 0;
        for (String raw : content.replace('\0', '\uFFFD').split("\n", -1)) {
            number++;
            String line = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("===")) {
                notices++;
                continue;
            }
            Matcher said = SAID.matcher(line);
            Matcher action = ACTION.matcher(line);
            boolean isSaid = said.matches();
            if (!isSaid && !action.matches()) {
                unreadable++;
                continue;
            }
            Matcher found = isSaid ? said : action;
            String text = found.group(3);
            if (text.isBlank()) {
                silences++;
                continue;
            }
            LocalTime time = LocalTime.parse(found.group(1));
            if (time.isBefore(last)) {
                day = day.plusDays(1);
            }
            last = time;
            lines.add(
                    new IrcLine(name + ":" + number, day.atTime(time), found.group(2), isSaid ? text : "/me " + text));
        }
        return new IrcLog(lines, notices, silences, unreadable);
    }

    /** This log and then {@code next}. */
    IrcLog then(IrcLog next) {
        List<IrcLine> all = new ArrayList<>(lines);
        all.addAll(next.lines);
        return new IrcLog(all, notices + next.notices, silences + next.silences, unreadable + next.unreadable);
    }

    /** Everybody who said something, in the order of their first words. */
    List<String> nicks() {
        return lines.stream().map(IrcLine::nick).distinct().toList();
    }
}
