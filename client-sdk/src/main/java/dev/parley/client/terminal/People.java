package dev.parley.client.terminal;

import static dev.parley.client.terminal.Directory.answer;

import dev.parley.client.ParleyClient;
import dev.parley.protocol.account.User;
import dev.parley.protocol.friend.Friend;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines about friends and blocks. Belongs to the thread that reads the keyboard. */
final class People {
    static final String HELP = """
            /friends                 your friends, and who asks to be one
            /befriend USERNAME       ask somebody for friendship
            /accept N, /reject N     answer request N of the list
            /unfriend USERNAME       end a friendship
            /block, /unblock USERNAME""";

    private static final int LISTED = 50;

    private final ParleyClient client;
    private final Directory directory;
    private final Screen screen;
    private List<FriendRequest> asked = List.of();

    People(ParleyClient client, Directory directory, Screen screen) {
        this.client = client;
        this.directory = directory;
        this.screen = screen;
    }

    /** Does what the words say; false where they are about something else. */
    boolean accept(String command, String rest) {
        switch (command) {
            case "/friends" -> list();
            case "/befriend" -> befriend(rest);
            case "/accept" -> answer(client.friends().accept(asked(rest).friendRequestId()));
            case "/reject" -> answer(client.friends().reject(asked(rest).friendRequestId()));
            case "/unfriend" ->
                answer(client.friends().unfriend(directory.find(rest).userId()));
            case "/block" -> answer(client.friends().block(directory.find(rest).userId()));
            case "/unblock" ->
                answer(client.friends().unblock(directory.find(rest).userId()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void list() {
        List<Friend> friends = answer(client.friends().list(null, LISTED)).items();
        if (friends.isEmpty()) {
            screen.notice("no friends yet; /befriend USERNAME asks somebody");
        }
        for (Friend friend : friends) {
            User user = friend.user();
            String unread = friend.unread() > 0 ? " (" + friend.unread() + " new)" : "";
            screen.notice("%-24s %s%s".formatted(named(user), presence(user.online()), unread));
        }
        asked = answer(client.friends().incoming(FriendRequestStatus.PENDING, null, LISTED))
                .items();
        for (int i = 0; i < asked.size(); i++) {
            screen.notice("%3d  %s asks to be your friend"
                    .formatted(i + 1, named(asked.get(i).from())));
        }
    }

    private void befriend(String username) {
        FriendRequest request = answer(client.friends().request(username));
        screen.notice(
                request.status() == FriendRequestStatus.ACCEPTED
                        ? "you are friends now"
                        : named(request.to()) + " has been asked");
    }

    private FriendRequest asked(String number) {
        int index = Integer.parseInt(number) - 1;
        if (index < 0 || index >= asked.size()) {
            throw new IllegalArgumentException("no such number; /friends shows them");
        }
        return asked.get(index);
    }

    private static String named(User user) {
        return Screen.printable(user.displayName()) + " (" + user.username() + ")";
    }

    private static String presence(@Nullable Boolean online) {
        return Boolean.TRUE.equals(online) ? "online" : "offline";
    }
}
