package dev.parley.node;

import static dev.parley.node.WholeNodeForTests.done;
import static dev.parley.node.WholeNodeForTests.settled;

import dev.parley.api.account.Principal;
import dev.parley.api.friend.RequestList;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.RemoveAccount;
import dev.parley.protocol.conversation.ChangeConversation;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.CreateConversation;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.SendMessage;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.friend.FriendRequest;
import dev.parley.protocol.friend.FriendRequestStatus;
import dev.parley.protocol.friend.RequestFriend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** People who do everything that leaves rows, by a seed. What is refused is refused. */
final class BusyHistory {
    private static final int PEOPLE = 8;
    private static final int GROUPS = 3;

    private final WholeNodeForTests node;
    private final Random random;
    private final List<Principal> people = new ArrayList<>();
    private final List<ConversationId> rooms = new ArrayList<>();
    private final List<Message> sent = new ArrayList<>();
    final List<String> unsent = new ArrayList<>();
    private int count;

    BusyHistory(WholeNodeForTests node, long seed) {
        this.node = node;
        this.random = new Random(seed);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(node.register("person" + seed + "x" + i));
        }
        for (int i = 0; i < GROUPS; i++) {
            rooms.add(group());
        }
        for (int i = 0; i < PEOPLE; i++) {
            rooms.add(done(node.conversations.create(
                            people.get(i),
                            new CreateConversation(
                                    ConversationType.DIRECT,
                                    null,
                                    List.of(people.get((i + 1) % PEOPLE).userId()),
                                    null)))
                    .value()
                    .conversationId());
        }
    }

    private ConversationId group() {
        List<Principal> members = people.subList(1, 2 + random.nextInt(PEOPLE - 2));
        return done(node.conversations.create(
                        people.get(0),
                        new CreateConversation(
                                ConversationType.GROUP,
                                "Room " + count++,
                                members.stream().map(Principal::userId).collect(Collectors.toList()),
                                random.nextBoolean() ? History.FROM_START : History.FROM_JOIN)))
                .value()
                .conversationId();
    }

    void go(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        settled(node.accounts.remove(people.get(PEOPLE - 1), new RemoveAccount(WholeNodeForTests.PASSWORD)));
    }

    private void step() {
        Principal one = people.get(random.nextInt(PEOPLE));
        Principal other = people.get(random.nextInt(PEOPLE));
        ConversationId room = rooms.get(random.nextInt(rooms.size()));
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> post(one, room);
            case 5 -> edit();
            case 6 -> unsend();
            case 7 -> react(one);
            case 8 -> settled(node.conversations.addMembers(people.get(0), room, List.of(other.userId())));
            case 9 ->
                settled(node.conversations.removeMember(
                        random.nextBoolean() ? one : people.get(0), room, one.userId()));
            case 10 ->
                settled(node.conversations.changeRole(
                        people.get(0), room, other.userId(), random.nextBoolean() ? Role.ADMIN : Role.MEMBER));
            case 11 ->
                settled(node.conversations.change(
                        people.get(0), room, new ChangeConversation("Room " + count++, null, null)));
            case 12 -> settled(node.inbox.markRead(one, room, new Seq(1 + random.nextInt(20))));
            case 13 ->
                settled(node.accounts.changeProfile(
                        one, new ChangeProfile("Name " + count++ + " Müller", null, null, null)));
            default -> friendship(one, other);
        }
    }

    private void post(Principal one, ConversationId room) {
        String text = "said " + count++;
        settled(node.messages.post(
                        one, room, new SendMessage(new ClientMessageId("id-" + count), null, text, null, null, null)))
                .fold(created -> sent.add(created.value()), refusal -> false);
    }

    private void edit() {
        if (!sent.isEmpty()) {
            Message message = sent.get(random.nextInt(sent.size()));
            settled(node.messages.edit(
                    sender(message), message.conversationId(), message.messageId(), "edited " + count++));
        }
    }

    private void unsend() {
        if (!sent.isEmpty()) {
            Message message = sent.remove(random.nextInt(sent.size()));
            settled(node.messages.unsend(sender(message), message.conversationId(), message.messageId()))
                    .fold(gone -> unsent.add(message.text()), refusal -> false);
        }
    }

    private void react(Principal one) {
        if (!sent.isEmpty()) {
            Message message = sent.get(random.nextInt(sent.size()));
            settled(node.messages.react(
                    one, message.conversationId(), message.messageId(), "👍", random.nextInt(3) == 0));
        }
    }

    private void friendship(Principal one, Principal other) {
        switch (random.nextInt(6)) {
            case 0, 1 -> settled(node.friends.request(one, new RequestFriend(other.userId(), null)));
            case 2 -> settled(node.friends.unfriend(one, other.userId()));
            case 3 -> settled(node.friends.block(one, other.userId()));
            case 4 -> settled(node.friends.unblock(one, other.userId()));
            default -> answer(one);
        }
    }

    private void answer(Principal one) {
        RequestList asked = new RequestList(true, FriendRequestStatus.PENDING);
        for (FriendRequest request :
                done(node.friends.requests(one, asked, null, 50)).items()) {
            settled(
                    random.nextInt(3) > 0
                            ? node.friends.accept(one, request.friendRequestId())
                            : node.friends.reject(one, request.friendRequestId()));
        }
    }

    private Principal sender(Message message) {
        return people.stream()
                .filter(person -> person.userId().equals(message.senderId()))
                .findFirst()
                .orElseThrow();
    }
}
