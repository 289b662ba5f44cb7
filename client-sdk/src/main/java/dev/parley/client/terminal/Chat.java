package dev.parley.client.terminal;

import static dev.parley.client.terminal.Directory.answer;

import dev.parley.client.ParleyClient;
import dev.parley.client.ParleyException;
import dev.parley.client.session.Session;
import dev.parley.protocol.account.User;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.ConversationSummary;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ServerFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each line of the user does. Belongs to the thread that reads the keyboard; only {@link #open} is read by others. */
final class Chat {
    static final String HELP = """
            /list                    your conversations
            /open N                  open number N of the list
            /new USERNAME            open a direct conversation
            /group NAME: USER, USER  make a group
            /history [N]             the last N messages (20)
            /edit SEQ TEXT           give your message #SEQ another text
            /unsend SEQ              take message #SEQ back
            /reply SEQ TEXT          answer message #SEQ
            /react SEQ EMOJI         react to message #SEQ
            /unreact SEQ EMOJI       take that back
            /who                     the members, and how far they have read
            /invite, /join CODE      a code by which others join the group; join one
            /quit                    leave
            anything else            is sent to the open conversation""";

    private static final int PAGE = 20;
    private static final int LISTED = 50;

    private final ParleyClient client;
    private final Session session;
    private final Directory directory;
    private final Screen screen;
    private final People people;
    private List<ConversationSummary> listed = List.of();
    private volatile @Nullable ConversationId open;

    Chat(ParleyClient client, Session session, Directory directory, Screen screen) {
        this.client = client;
        this.session = session;
        this.directory = directory;
        this.screen = screen;
        this.people = new People(client, directory, screen);
    }

    boolean isOpen(ConversationId conversation) {
        return conversation.equals(open);
    }

    /** Does what {@code line} says; false when the user wants to leave. */
    boolean accept(String line) {
        String[] words = line.strip().split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        try {
            switch (words[0]) {
                case "" -> {
                    return true;
                }
                case "/quit" -> {
                    return false;
                }
                case "/help" -> (People.HELP + "\n" + HELP).lines().forEach(screen::notice);
                case "/list" -> list();
                case "/open" -> open(rest);
                case "/new" -> direct(rest);
                case "/group" -> group(rest);
                case "/history" -> history(rest.isEmpty() ? PAGE : Integer.parseInt(rest));
                case "/edit" -> edit(split(rest, "/edit SEQ TEXT"));
                case "/unsend" -> answer(session.unsend(place(), messageAt(rest).messageId()));
                case "/reply" -> reply(split(rest, "/reply SEQ TEXT"));
                case "/react" -> react(split(rest, "/react SEQ EMOJI"), true);
                case "/unreact" -> react(split(rest, "/unreact SEQ EMOJI"), false);
                case "/who" -> who();
                case "/invite" ->
                    screen.notice("/join "
                            + answer(client.conversations().invites().create(place(), null, null))
                                    .code());
                case "/join" -> join(rest);
                default -> {
                    if (!people.accept(words[0], rest)) {
                        say(line);
                    }
                }
            }
        } catch (NumberFormatException e) {
            screen.notice("that is no number: " + Screen.printable(rest));
        } catch (IllegalArgumentException | ParleyException e) {
            screen.notice(String.valueOf(e.getMessage()));
        }
        return true;
    }

    void list() {
        listed = answer(client.conversations().list(null, LISTED)).items();
        if (listed.isEmpty()) {
            screen.notice("no conversations yet; /new USERNAME begins one");
        }
        for (int i = 0; i < listed.size(); i++) {
            screen.row(i + 1, listed.get(i));
        }
    }

    private void open(String number) {
        int index = Integer.parseInt(number) - 1;
        if (index < 0 || index >= listed.size()) {
            throw new IllegalArgumentException("no such number; /list shows them");
        }
        ConversationSummary summary = listed.get(index);
        enter(summary.conversationId(), Screen.nameOf(summary));
    }

    private void direct(String username) {
        User peer = directory.find(username);
        enter(answer(client.conversations().direct(peer.userId())).conversationId(), peer.displayName());
    }

    private void group(String rest) {
        String[] parts = rest.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("/group NAME: USER, USER");
        }
        List<UserId> members = new ArrayList<>();
        for (String username : Arrays.asList(parts[1].split(","))) {
            members.add(directory.find(username.strip()).userId());
        }
        enter(answer(client.conversations().group(parts[0].strip(), members)).conversationId(), parts[0].strip());
    }

    private void enter(ConversationId conversation, String name) {
        open = conversation;
        for (Member member : answer(client.conversations().get(conversation)).members()) {
            if (member.displayName() != null) {
                directory.met(member.userId(), member.displayName());
            }
        }
        screen.notice("— " + Screen.printable(name) + " —");
        history(PAGE);
    }

    private void history(int count) {
        ConversationId here = place();
        List<Message> messages =
                new ArrayList<>(answer(client.conversations().latest(here, Math.max(1, Math.min(count, 100))))
                        .items());
        for (int i = messages.size() - 1; i >= 0; i--) {
            screen.message(messages.get(i), "");
        }
        if (!messages.isEmpty()) {
            session.markRead(here, messages.get(0).seq());
        }
    }

    private void edit(String[] parts) {
        answer(session.edit(place(), messageAt(parts[0]).messageId(), parts[1]));
    }

    private void reply(String[] parts) {
        answer(session.reply(messageAt(parts[0]), parts[1]));
    }

    private void react(String[] parts, boolean add) {
        MessageId message = messageAt(parts[0]).messageId();
        answer(add ? session.react(place(), message, parts[1]) : session.unreact(place(), message, parts[1]));
    }

    private void who() {
        for (Member member : answer(client.conversations().get(place())).members()) {
            screen.notice("%-24s %-6s read up to #%s"
                    .formatted(directory.name(member.userId()), member.role(), member.readSeq()));
        }
    }

    private void join(String code) {
        ConversationInfo joined = answer(client.conversations().invites().join(code));
        enter(joined.conversationId(), joined.name() == null ? "group" : joined.name());
    }

    private static String[] split(String rest, String form) {
        String[] parts = rest.split("\\s+", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(form);
        }
        return parts;
    }

    private void say(String text) {
        if (text.startsWith("/")) {
            throw new IllegalArgumentException("unknown command; /help lists them");
        }
        ServerFrame.MessageAccepted accepted = answer(session.send(place(), text));
        session.markRead(place(), accepted.seq());
    }

    private Message messageAt(String seq) {
        Seq wanted = new Seq(Long.parseLong(seq));
        return answer(client.conversations().after(place(), new Seq(Math.max(0, wanted.value() - 1)), 1))
                .items()
                .stream()
                .filter(message -> message.seq().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no message #" + seq));
    }

    private ConversationId place() {
        ConversationId here = open;
        if (here == null) {
            throw new IllegalArgumentException("no conversation is open; /list and /open N, or /new USERNAME");
        }
        return here;
    }
}
