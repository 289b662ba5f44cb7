package dev.parley.load.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrcLogTest {
    @TempDir
    Path folder;

    @Test
    void readsWhoSaidWhatWhen() {
        IrcLog log = parse("[09:14] <ann> hi, all\n[09:15] <ben[away]>  two  blanks \n");
        assertThat(log.lines())
                .extracting(IrcLine::nick, IrcLine::text, IrcLine::sentAt, IrcLine::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ann", "hi, all", "2004-12-25T09:14:00Z", "log:1"),
                        org.assertj.core.groups.Tuple.tuple(
                                "ben[away]", " two  blanks ", "2004-12-25T09:15:00Z", "log:2"));
    }

    @Test
    void readsActions() {
        assertThat(parse("[07:07]  * mojo hides").lines())
                .extracting(IrcLine::nick, IrcLine::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("mojo", "/me hides"));
    }

    @Test
    void keepsAnglesAndBracketsOfTheText() {
        assertThat(parse("[07:07] <a> see <b> [08:00] <c>").lines())
                .extracting(IrcLine::nick, IrcLine::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("a", "see <b> [08:00] <c>"));
    }

    @Test
    void countsWhatNobodySaid() {
        IrcLog log = parse("=== ann has joined\n[05:10] <ann>\n[05:11] <ann>   \n[25:00] <ann> x\nnonsense\n\n");
        assertThat(log.lines()).isEmpty();
        assertThat(log.notices()).isEqualTo(1);
        assertThat(log.silences()).isEqualTo(2);
        assertThat(log.unreadable()).isEqualTo(2);
    }

    @Test
    void beginsTheNextDayWhenTheClockGoesBack() {
        assertThat(parse("[23:59] <a> x\n[00:00] <a> y").lines())
                .extracting(IrcLine::sentAt)
                .containsExactly("2004-12-25T23:59:00Z", "2004-12-26T00:00:00Z");
    }

    @Test
    void keepsALineWithBrokenBytes() throws IOException {
        Path file = folder.resolve("2005-10-12.txt");
        Files.write(file, new byte[] {'[', '0', '1', ':', '0', '2', ']', ' ', '<', 'a', '>', ' ', (byte) 0xE9, 0, '!'});
        assertThat(IrcLog.read(file).lines()).extracting(IrcLine::text).containsExactly("\uFFFD\uFFFD!");
    }

    @Test
    void refusesAFileWhoseNameIsNoDate() {
        assertThatThrownBy(() -> IrcLog.read(folder.resolve("ubuntu.txt"))).hasMessageContaining("must be a date");
    }

    @Test
    void joinsDaysAndNamesEverybodyOnce() {
        IrcLog log = parse("[01:00] <b> 1\n[01:01] <a> 2").then(parse("[00:30] <b> 3\n=== x"));
        assertThat(log.nicks()).containsExactly("b", "a");
        assertThat(log.lines()).hasSize(3);
        assertThat(log.notices()).isEqualTo(1);
    }

    private static IrcLog parse(String content) {
        return IrcLog.parse("log", LocalDate.of(2004, 12, 25), content);
    }
}
