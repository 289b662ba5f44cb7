package dev.parley.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader's own profile, password, devices and account, and how the page looks and speaks. */
class SettingsPageE2E extends PlayedPage {
    @ParameterizedTest
    @MethodSource("dev.parley.web.PlayedPage$Look#all")
    void isAccessible(Look look) {
        open("/settings", look);
        page.locator("parley-device-list li").first().waitFor();
        assertAccessible();
        page.locator("parley-password-form .primary").click();
        assertThat(page.locator("parley-password-form [aria-invalid=true]")).hasCount(2);
        assertAccessible();
        page.locator("parley-account-end .bad").click();
        page.locator("#secret").waitFor();
        assertAccessible();
    }

    @Test
    void aProfileIsChanged() {
        open("/settings");
        Locator save = page.locator("parley-profile-form .primary");
        assertThat(save).isDisabled();
        page.locator("#displayName").fill("Mina O.");
        page.locator("#gender").selectOption("nonbinary");
        save.click();
        assertThat(page.locator("parley-profile-form b")).hasText("Mina O.");
        assertThat(page.locator(".notice")).hasText("Saved.");
        assertThat(save).isDisabled();
    }

    @Test
    void aProfileNeedsAName() {
        open("/settings");
        page.locator("#displayName").fill(" ");
        page.locator("parley-profile-form .primary").click();
        assertThat(page.locator("#displayName-wrong")).hasText("Please fill this in.");
    }

    @Test
    void aPasswordIsChangedAndWhatIsWrongStandsAtItsField() {
        open("/settings");
        change("wrong", "a new password");
        assertThat(page.locator("#currentPassword-wrong")).hasText("This is not your current password.");
        change("right", "short");
        assertThat(page.locator("#newPassword-wrong")).containsText("must have 8 to 256 characters");
        change("right", "a new password");
        assertThat(page.locator(".notice")).hasText("Your password has been changed.");
        assertThat(page.locator("#newPassword")).hasValue("");
    }

    @Test
    void devicesAreSignedOutOneByOneOrAllAtOnce() {
        open("/settings");
        Locator devices = page.locator("parley-device-list li");
        assertThat(devices.first()).containsText("This device");
        devices.nth(1).locator("button").click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(devices).hasCount(2);
        page.locator("parley-device-list .danger").click();
        page.locator("parley-confirm-dialog .primary").click();
        assertThat(devices).hasCount(1);
    }

    @Test
    void theLanguageIsChosenAndStays() {
        open("/settings");
        page.locator("#language").selectOption("zh-Hans");
        assertThat(page.locator("parley-settings-page h1")).hasText("设置");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
        page.locator("#language").selectOption("");
        assertThat(page.locator("parley-settings-page h1")).hasText("Settings");
    }

    @Test
    void anAccountEndsByItsPassword() {
        open("/settings");
        end("wrong");
        assertThat(page.locator(".notice")).hasText("This is not your current password.");
        end("right");
        page.locator("#login").waitFor();
        assertThat(page.locator("parley-sign-in .notice")).hasText("Your account has been deleted.");
    }

    @Test
    void oneSignsOut() {
        open("/settings");
        page.locator("parley-account-end .item").first().click();
        page.locator("#login").waitFor();
        assertThat(page.locator("parley-sign-in .notice")).hasCount(0);
    }

    @Test
    void whoIsSignedOutElsewhereIsToldWhy() {
        open("/");
        row("Ann Lee").waitFor();
        page.evaluate(
                "played.refuse['POST /auth/refresh'] = played.refusal(401, 'invalid_refresh_token'); played.drop(4401)");
        page.locator("#login").waitFor();
        assertThat(page.locator("parley-sign-in .notice")).containsText("You were signed out");
        assertAccessible();
    }

    private void change(String current, String next) {
        page.locator("#currentPassword").fill(current);
        page.locator("#newPassword").fill(next);
        page.locator("parley-password-form .primary").click();
    }

    private void end(String password) {
        page.locator("parley-account-end .bad").click();
        page.locator("#secret").fill(password);
        page.locator("parley-confirm-dialog .primary", new Page.LocatorOptions())
                .click();
    }
}
