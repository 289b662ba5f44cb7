package dev.parley.client.terminal;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Message;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes lines to the terminal, whole ones only. Thread-safe. */
final class Screen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final PrintStream out;
    private final ZoneId zone;

    Screen(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    synchronized void message(Message message, String place) {
        String text = message.unsentAt() != null ? "(unsent)" : message.text() == null ? "(a file)" : message.text();
        String edited = message.editedAt() == null ? "" : " (edited)";
        String reactions = message.reactions() == null ? "" : " " + counted(message.reactions());
        String answers =
                message.replyTo() == null ? "" : "↪#" + message.replyTo().seq() + " ";
        line("%s %s#%s <%s> %s%s%s%s"
                .formatted(
                        TIME.format(message.createdAt().atZone(zone)),
                        place.isEmpty() ? "" : place + " ",
                        message.seq(),
                        message.senderName(),
                        answers,
                        printable(text),
                        edited,
                        reactions));
    }

    synchronized void row(int number, ConversationSummary summary) {
        Message last = summary.lastMessage();
        line("%3d  %-24s %s%s"
                .formatted(
                        number,
                        nameOf(summary),
                        summary.unread() > 0 ? "(" + summary.unread() + " new) " : "",
                        last == null || last.text() == null ? "" : shortened(printable(last.text()))));
    }

    synchronized void notice(String text) {
        line("* " + text);
    }

    /** What people call the conversation. */
    static String nameOf(ConversationSummary summary) {
        if (summary.name() != null) {
            return printable(summary.name());
        }
        return summary.peer() == null
                ? "conversation"
                : printable(summary.peer().displayName());
    }

    /** Without what could command the terminal. */
    static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return clean.toString();
    }

    private static String counted(Map<String, List<UserId>> reactions) {
        return reactions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> printable(each.getKey()) + each.getValue().size())
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String text) {
        int max = 60;
        return text.length() <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(max, text.codePointCount(0, text.length()))))
                        + "…";
    }

    private void line(String text) {
        out.println(text);
        out.flush();
    }
}
