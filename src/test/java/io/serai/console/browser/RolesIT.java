package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class RolesIT extends BrowserCase {

    @Test
    void anAgentSeesWhatAgentsMay() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        assertThat(screen(desk, "Inbox")).isVisible();
        assertThat(screen(desk, "Users")).isHidden();
        assertThat(screen(desk, "Audit")).isHidden();
        desk.open("/users");
        assertThat(desk.page.getByRole(AriaRole.ALERT)).containsText("You may not do this.");
        desk.open("/channels");
        assertThat(desk.page.locator("main")).not().containsText("Arrived and not understood");
    }

    @Test
    void aSupervisorChangesARoleAndSignsSomebodyOut() {
        Colleague jonas = hire("AGENT", "Jonas Test");
        Desk theirs = deskOf(jonas);
        Desk desk = deskOf(hire("SUPERVISOR", "Sun-hee"));
        desk.open("/users");
        var row = desk.page
                .locator("tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(jonas.email()));
        row.locator("select").selectOption("SENIOR_AGENT");
        assertThat(dialog(desk)).containsText("Change the role of Jonas Test?");
        desk.photograph("users-ask");
        dialog(desk).locator("button").last().click();
        assertThat(desk.notices()).containsText("Jonas Test was changed.");
        assertThat(row.locator("select")).hasValue("SENIOR_AGENT");
        // Whose role changed has to sign in again.
        assertThat(dialog(theirs)).containsText("Your session has ended");

        desk.button("Actions for Jonas Test").click();
        desk.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Deactivate"))
                .click();
        dialog(desk).locator("button").last().click();
        assertThat(row).containsText("deactivated");
    }

    @Test
    void aPasswordThatMustBeChangedComesFirst() {
        var hired = staff.hire("AGENT", true);
        Desk desk = new Desk(port, Desk.Screen.USUAL);
        desk.open("/");
        desk.page.locator("input[name=email]").fill(hired.email());
        desk.page.locator("input[name=password]").fill(io.serai.Staff.PASSWORD);
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("h1")).containsText("Choose a password");
        desk.photograph("password-must-change");
        desk.page.getByLabel("Password until now").fill(io.serai.Staff.PASSWORD);
        desk.page.getByLabel("New password").fill("short");
        desk.button("Change password").click();
        assertThat(desk.page.getByRole(AriaRole.ALERT)).isVisible();
        desk.page.getByLabel("New password").fill("a-password-of-my-own");
        desk.button("Change password").click();
        assertThat(desk.page.locator("main#screen")).isVisible();
        desk.close();
    }

    private static com.microsoft.playwright.Locator screen(Desk desk, String name) {
        return desk.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static com.microsoft.playwright.Locator dialog(Desk desk) {
        return desk.page.getByRole(AriaRole.DIALOG);
    }
}
