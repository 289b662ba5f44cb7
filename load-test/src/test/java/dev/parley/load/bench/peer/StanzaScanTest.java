package dev.parley.load.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.Marks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StanzaScanTest {
    private static final String HEADER = "<stream:stream id='1' version='1.0' xml:lang='en'"
            + " xmlns:stream='http://etherx.jabber.org/streams' from='localhost' xmlns='jabber:client'>";
    private static final String FEATURES =
            "<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism>"
                    + "</mechanisms><register xmlns='http://jabber.org/features/iq-register'/></stream:features>";
    private static final String MESSAGE = "<message xml:lang='en' to='u1@localhost/load' from='u0@localhost/load'"
            + " type='chat' id='0000000700000009'><archived by='u1@localhost' id='1' xmlns='urn:xmpp:mam:tmp'/>"
            + "<stanza-id by='u1@localhost' id='1690000000000001' xmlns='urn:xmpp:sid:0'/>"
            + "<body>0000000700000009......</body></message>";

    @Test
    void cutsAStreamIntoWhatStandsInIt() {
        List<String> parts = List.of(
                "<?xml version='1.0'?>",
                HEADER,
                FEATURES,
                "<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",
                "\n ",
                MESSAGE,
                "<r xmlns='urn:xmpp:sm:3'/>",
                "</stream:stream>");
        assertThat(parts(String.join("", parts))).containsExactlyElementsOf(parts);
    }

    @Test
    void waitsForTheRestWhereverAStanzaIsCut() {
        byte[] bytes = MESSAGE.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < bytes.length; length++) {
            assertThat(StanzaScan.end(bytes, 0, length))
                    .as("the first %d bytes", length)
                    .isEqualTo(-1);
        }
        assertThat(StanzaScan.end(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    @Test
    void isNotMisledByWhatStandsInQuotes() {
        String odd = "<presence from='a>b/'><x a=\"</presence>\"/></presence>";
        assertThat(parts(odd + "<r/>")).containsExactly(odd, "<r/>");
    }

    @Test
    void knowsAnElementByItsWholeName() {
        byte[] bytes = FrameScan.bytes("<enabled xmlns='urn:xmpp:sm:3'/>");
        assertThat(StanzaScan.is(FrameScan.bytes("enabled"), bytes, 0, bytes.length))
                .isTrue();
        assertThat(StanzaScan.is(FrameScan.bytes("enable"), bytes, 0, bytes.length))
                .isFalse();
    }

    @Test
    void readsTheMarkAndTheArchivesId() {
        byte[] bytes = FrameScan.bytes(MESSAGE);
        assertThat(StanzaScan.mark(bytes, 0, bytes.length)).isEqualTo(Marks.of(7, 9));
        assertThat(StanzaScan.archiveId(bytes, 0, bytes.length)).isEqualTo(1_690_000_000_000_001L);
    }

    @Test
    void findsNeitherWhereThereIsNone() {
        byte[] bytes = FrameScan.bytes("<message from='room0@conference.localhost'><subject/></message>");
        assertThat(StanzaScan.mark(bytes, 0, bytes.length)).isEqualTo(-1);
        assertThat(StanzaScan.archiveId(bytes, 0, bytes.length)).isEqualTo(-1);
    }

    private static List<String> parts(String stream) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        List<String> parts = new ArrayList<>();
        for (int at = 0, end; at < bytes.length; at = end) {
            end = StanzaScan.end(bytes, at, bytes.length);
            assertThat(end).isGreaterThan(at);
            parts.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
        }
        return parts;
    }
}
