package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.serai.console.browser.Customers.Waiting;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What whoever has a conversation does with it besides answering. */
class HoldIT extends BrowserCase {

    @Test
    void whatIsReturnedWaitsForSomebodyAgain() {
        Waiting waiting = customers.askForAPerson("the shift is over");
        Desk colleague = deskOf(hire("AGENT", "Jonas"));
        colleague.open("/escalations");
        Desk desk = taking(waiting, "Mina");
        assertThat(colleague.list()).containsText("Mina");

        choose(desk, "Return to the queue");
        assertThat(desk.notices()).containsText("It waits for somebody again.");
        assertThat(desk.page).hasURL(Pattern.compile(".*/escalations"));
        assertThat(colleague.list()).not().containsText("Mina");
        colleague.list().locator("a").click();
        colleague.button("Start here").click();
        assertThat(colleague.page.getByLabel("Answer to the customer")).isVisible();
    }

    @Test
    void whoIsGivenAConversationIsToldAndHasIt() {
        Waiting waiting = customers.askForAPerson("Jonas knows this one");
        Desk colleague = deskOf(hire("AGENT", "Jonas of the kettles"));
        Desk desk = taking(waiting, "Mina");

        choose(desk, "Give to a colleague");
        desk.page.getByPlaceholder("Type to search").pressSequentially("of the kettles");
        desk.page.keyboard().press("Enter");
        assertThat(desk.notices()).containsText("Jonas of the kettles has it now.");
        assertThat(colleague.notices()).containsText("A colleague gave you a conversation.");
        colleague.button("Open").click();
        assertThat(colleague.page.getByLabel("Answer to the customer")).isVisible();
        colleague.photograph("transferred");

        desk.open("/inbox/" + waiting.conversationId());
        assertThat(desk.page.locator("main")).containsText("Jonas of the kettles has this conversation.");
        assertThat(desk.page.getByLabel("Answer to the customer")).isHidden();
    }

    private Desk taking(Waiting waiting, String name) {
        Desk desk = deskOf(hire("AGENT", name));
        desk.open("/escalations/" + waiting.id());
        desk.button("Start here").click();
        assertThat(desk.page.getByLabel("Answer to the customer")).isVisible();
        return desk;
    }

    private static void choose(Desk desk, String action) {
        desk.button("More actions").click();
        desk.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(action))
                .click();
    }
}
