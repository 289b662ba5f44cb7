package dev.parley.load.replay;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Something that somebody said.
 *
 * @param source file and line, to point at
 * @param time as the log has it, to the minute, taken as UTC
 * @param text not blank
 */
record IrcLine(String source, LocalDateTime time, String nick, String text) {
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    /** The time as it goes over the wire. */
    String sentAt() {
        return WIRE.format(time);
    }
}
