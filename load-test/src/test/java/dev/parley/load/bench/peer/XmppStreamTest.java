package dev.parley.load.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.measure.ConnectionLoop;
import dev.parley.load.measure.Marks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class XmppStreamTest {
    private static final String HEADER = "<?xml version='1.0'?><stream:stream from='localhost' xmlns='jabber:client'>";

    private final List<String> told = new ArrayList<>();
    private final ConnectionLoop loop = new ConnectionLoop(0);
    private ServerSocket listening;
    private Socket server;
    private XmppStream stream;

    @BeforeEach
    void signIn() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        URI address = URI.create("xmpp://127.0.0.1:" + listening.getLocalPort());
        stream = new XmppStream(3, address, "u3", "p3", new Notes());
        loop.connect(stream);
        server = listening.accept();
        hear("jabber:client");
        say(HEADER + "<stream:features><mechanisms/></stream:features>");
        assertThat(hear("</auth>")).contains("mechanism='PLAIN'>AHUzAHAz<");
        say("<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>");
        hear("<stream:stream");
        say(HEADER + "<stream:features><bind/></stream:features>");
        assertThat(hear("</iq>")).contains("<resource>load</resource>");
        say("<iq id='bind' type='result'><bind><jid>u3@localhost/load</jid></bind></iq>");
        hear("<enable ");
        say("<enabled xmlns='urn:xmpp:sm:3'/>");
        hear("<presence/>");
    }

    @AfterEach
    void close() throws IOException {
        loop.close();
        server.close();
        listening.close();
    }

    @Test
    void isOpenWhenTheStreamIsManaged() {
        assertThat(told).containsExactly("open");
    }

    @Test
    void takesTheServersCountForTheMessagesSentSoFar() throws IOException {
        stream.send(Recipient.user(4), Marks.of(1, 0), 20);
        stream.send(Recipient.user(4), Marks.of(1, 1), 20);
        stream.send(Recipient.user(4), Marks.of(1, 2), 20);
        assertThat(hear("<body>0000000100000002....</body></message><r xmlns='urn:xmpp:sm:3'/>"))
                .contains("to='u4@localhost/load' type='chat'");
        say("<a xmlns='urn:xmpp:sm:3' h='3'/>");
        pollUntil(3);
        assertThat(told).containsExactly("open", "accepted 0", "accepted 1");
        say("<a h='4' xmlns='urn:xmpp:sm:3'/>");
        pollUntil(4);
        assertThat(told).endsWith("accepted 2");
    }

    @Test
    void answersHowManyStanzasHaveCome() throws IOException {
        say(message("chat", Marks.of(1, 5)) + "<presence from='u3@localhost/load'/><r xmlns='urn:xmpp:sm:3'/>");
        hear("<a xmlns='urn:xmpp:sm:3' h='2'/>");
        assertThat(told).containsExactly("open", "message 5 at 77");
    }

    @Test
    void takesItsOwnMessageFromARoomForTheAcknowledgement() throws IOException {
        stream.send(Recipient.room(2), Marks.of(1, 8), 16);
        assertThat(hear("</message>"))
                .contains("to='room2@conference.localhost' type='groupchat'")
                .doesNotContain("<r ");
        say(message("groupchat", Marks.of(1, 7)) + message("groupchat", Marks.of(1, 8)));
        pollUntil(3);
        assertThat(told).containsExactly("open", "message 7 at 77", "accepted 8");
    }

    @Test
    void hasJoinedARoomWhenItsSubjectIsTold() throws IOException {
        stream.join(Recipient.room(0));
        assertThat(hear("</presence>")).contains("to='room0@conference.localhost/u3'");
        say("<message from='room0@conference.localhost' type='groupchat'><subject/></message>");
        pollUntil(2);
        assertThat(told).endsWith("joined");
    }

    @Test
    void tellsWhatWentWrong() throws IOException {
        say("<message type='error' from='u4@localhost'><body>x</body></message>");
        pollUntil(2);
        assertThat(told.get(1)).startsWith("failed <message type='error'");
        say("<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>");
        pollUntil(3);
        assertThat(told.get(2)).startsWith("closed <stream:error>");
    }

    private static String message(String type, long mark) {
        return "<message type='" + type + "'><stanza-id by='x' id='77'/><body>" + Marks.text(mark, 20)
                + "</body></message>";
    }

    private void say(String xml) throws IOException {
        server.getOutputStream().write(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** What the stream says, up to these words. */
    private String hear(String words) throws IOException {
        StringBuilder heard = new StringBuilder();
        InputStream in = server.getInputStream();
        while (heard.indexOf(words) < 0) {
            loop.poll(TimeUnit.MILLISECONDS.toNanos(5));
            heard.append(new String(in.readNBytes(in.available()), StandardCharsets.UTF_8));
        }
        return heard.toString();
    }

    private void pollUntil(int notes) {
        while (told.size() < notes) {
            loop.poll(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private final class Notes implements XmppStream.Handler {
        @Override
        public void open(XmppStream open) {
            told.add("open");
        }

        @Override
        public void joined(XmppStream joined) {
            told.add("joined");
        }

        @Override
        public void accepted(XmppStream sender, long mark) {
            told.add("accepted " + Marks.number(mark));
        }

        @Override
        public void message(XmppStream receiver, long mark, long archiveId) {
            told.add("message " + Marks.number(mark) + " at " + archiveId);
        }

        @Override
        public void failed(XmppStream failed, String words) {
            told.add("failed " + words);
        }

        @Override
        public void closed(XmppStream closed, String reason) {
            told.add("closed " + reason);
        }
    }
}
