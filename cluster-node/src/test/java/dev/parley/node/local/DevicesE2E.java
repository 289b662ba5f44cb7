package dev.parley.node.local;

import static dev.parley.node.local.Guest.get;
import static dev.parley.node.local.Guest.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.client.session.Disconnection;
import dev.parley.protocol.account.ChangeProfile;
import dev.parley.protocol.account.Device;
import dev.parley.protocol.account.User;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One's devices and one's account: what is seen of them, and how they end. */
@ExtendWith(SharedParley.class)
class DevicesE2E {
    private final Company company;

    DevicesE2E(LocalParley parley) {
        company = new Company(parley);
    }

    @AfterEach
    void goHome() {
        company.close();
    }

    @Test
    void aDeviceThatIsRevokedIsOutAndTheOthersGoOn() throws Exception {
        User ann = company.registered("Ann");
        Guest desk = company.withoutPassword(ann, "desk");
        Guest phone = company.withoutPassword(ann, "phone");
        Device lost = device(desk, "phone");
        assertThat(lost.current()).isFalse();
        assertThat(device(desk, "desk").current()).isTrue();

        get(desk.client().accounts().revoke(lost.deviceId()));
        assertThat(end(phone).closeCode()).isEqualTo(CloseCode.UNAUTHENTICATED.code());
        assertThat(refusal(phone.client().accounts().me())).isEqualTo("invalid_token");
        assertThat(names(desk)).contains("desk").doesNotContain("phone");
        assertThat(refusal(desk.client().accounts().revoke(lost.deviceId()))).isEqualTo("unknown_device");
        assertThat(get(desk.client().accounts().me()).username()).isEqualTo(ann.username());
    }

    @Test
    void allOthersCanBeRevokedAtOnce() throws Exception {
        User ann = company.registered("Ann");
        Guest desk = company.withoutPassword(ann, "desk");
        Guest phone = company.withoutPassword(ann, "phone");
        Guest tablet = company.withoutPassword(ann, "tablet");
        get(desk.client().accounts().revokeOthers());
        assertThat(end(phone).closeCode()).isEqualTo(CloseCode.UNAUTHENTICATED.code());
        assertThat(end(tablet).closeCode()).isEqualTo(CloseCode.UNAUTHENTICATED.code());
        assertThat(names(desk)).containsExactly("desk");
    }

    @Test
    void aNewPasswordEndsTheOtherDevices() throws Exception {
        User ann = company.registered("Ann");
        Guest desk = company.withoutPassword(ann, "desk");
        Guest phone = company.withoutPassword(ann, "phone");
        assertThat(refusal(desk.client().accounts().changePassword("wrong", "another good one")))
                .isEqualTo("invalid_field");
        get(desk.client().accounts().changePassword(Company.PASSWORD, "another good one"));
        assertThat(end(phone).closeCode()).isEqualTo(CloseCode.UNAUTHENTICATED.code());
        assertThat(refusal(company.client(ann, Company.PASSWORD).accounts().me()))
                .isEqualTo("invalid_credentials");
        get(company.client(ann, "another good one").accounts().me());
        get(desk.client().accounts().me());
    }

    @Test
    void aNewProfileIsSeenByFriendsMembersAndOwnDevicesAtOnce() throws Exception {
        Guest ann = company.guest("Ann");
        Guest annsPhone = company.connected(ann.user());
        Guest friend = company.guest("Ben");
        Guest member = company.guest("Carl");
        ann.befriend(friend);
        // What happens to a friend is heard from the moment on that the friend is seen.
        friend.hears(ServerFrame.PresenceUpdate.class, frame -> frame.userId().equals(ann.id()));
        ConversationId group = get(ann.client().conversations().group("Room", List.of(member.id())))
                .conversationId();
        ann.say(group, "Watch me");
        member.hears("Watch me");

        get(ann.client().accounts().changeProfile(new ChangeProfile("Änne", "I sail", "f", null)));
        for (Guest hearer : List.of(annsPhone, friend, member)) {
            ServerFrame.ProfileChanged changed = hearer.hears(
                    ServerFrame.ProfileChanged.class,
                    frame -> frame.user().displayName().equals("Änne"));
            assertThat(changed.user().introduction()).isEqualTo("I sail");
        }
        assertThat(friend.heard(ServerFrame.ProfileChanged.class))
                .allMatch(frame -> frame.user().email() == null);
        await().untilAsserted(() -> assertThat(
                        get(member.client().accounts().search("anne", 100)).items())
                .extracting(User::userId)
                .contains(ann.id()));
    }

    @Test
    void aRemovedAccountIsGoneAndItsMessagesStay() throws Exception {
        User ann = company.registered("Ann");
        Guest desk = company.withoutPassword(ann, "desk");
        Guest ben = company.guest("Ben");
        ConversationId talk = desk.talkTo(ben);
        desk.say(talk, "Remember me");
        ben.hears("Remember me");
        assertThat(refusal(desk.client().accounts().removeAccount("wrong"))).isEqualTo("invalid_field");

        get(desk.client().accounts().removeAccount(Company.PASSWORD));
        assertThat(Set.of(CloseCode.UNAUTHENTICATED.code(), CloseCode.SUSPENDED.code()))
                .contains(end(desk).closeCode());
        await().untilAsserted(() -> assertThat(refusal(ben.client().accounts().profile(ann.userId())))
                .isEqualTo("unknown_user"));
        assertThat(refusal(company.client(ann, Company.PASSWORD).accounts().me()))
                .isEqualTo("invalid_credentials");
        assertThat(get(ben.client().conversations().latest(talk, 10)).items())
                .extracting(message -> message.text())
                .containsExactly("Remember me");
        await().untilAsserted(() -> assertThat(
                        get(ben.client().accounts().search(ann.username(), 10)).items())
                .isEmpty());
    }

    private static Disconnection end(Guest guest) {
        return get(guest.session().ended());
    }

    private static Device device(Guest asks, String name) {
        return get(asks.client().accounts().devices()).items().stream()
                .filter(device -> device.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Guest asks) {
        return get(asks.client().accounts().devices()).items().stream()
                .map(Device::name)
                .toList();
    }
}
