package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

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
        assertThat(colleague.bell()).containsText("1");
        Desk desk = taking(waiting, "Mina");

        choose(desk, "Give to a colleague");
        desk.page.getByPlaceholder("Type to search").pressSequentially("of the kettles");
        desk.page.keyboard().press("Enter");
        assertThat(desk.notices()).containsText("Jonas of the kettles has it now.");
        assertThat(colleague.notices()).containsText("A colleague gave you a conversation.");
        colleague.button("Open").click();
        assertThat(colleague.page.getByLabel("Answer to the customer")).isVisible();
        colleague.photograph("transferred");
        assertThat(colleague.bell()).hasText("");

        desk.open("/inbox/" + waiting.conversationId());
        assertThat(desk.page.locator("main")).containsText("Jonas of the kettles has this conversation.");
        assertThat(desk.page.getByLabel("Answer to the customer")).isHidden();
    }

    @Test
    void whoWritesKeepsTheConversation() {
        Waiting waiting = customers.askForAPerson("a long answer");
        Desk desk = taking(waiting, "Mina");
        desk.page.clock().install();
        desk.page.reload();
        desk.page.getByLabel("Answer to the customer").fill("Dear");
        endLeaseOf("handoff", waiting);

        desk.page.clock().fastForward("02:01");
        await().until(() -> isHeld(waiting));
        Desk colleague = deskOf(hire("AGENT", "Jonas"));
        colleague.open("/escalations/" + waiting.id());
        assertThat(colleague.detail()).containsText("Already claimed by Mina");
        assertThat(colleague.button("Start here")).isHidden();
    }

    @Test
    void whoWentAwayLosesTheConversationToAColleagueAndKeepsWhatTheyWrote() {
        Waiting waiting = customers.askForAPerson("a shift that ended");
        Desk desk = taking(waiting, "Mina");
        desk.page.clock().install();
        desk.page.reload();
        desk.page.getByLabel("Answer to the customer").fill("Dear");
        endLeaseOf("handoff", waiting);
        desk.page.clock().fastForward("30:00");
        // Its clock is right again, and nobody is there.
        desk.page.clock().setSystemTime(System.currentTimeMillis());

        Desk colleague = deskOf(hire("AGENT", "Jonas"));
        colleague.open("/escalations/" + waiting.id());
        colleague.button("Start here").click();
        assertThat(colleague.page.getByLabel("Answer to the customer")).isVisible();
        assertThat(desk.page.locator("main")).containsText("Jonas has this conversation.");
        endLeaseOf("handoff", waiting);
        desk.open("/escalations/" + waiting.id());
        desk.button("Start here").click();
        assertThat(desk.page.getByLabel("Answer to the customer")).hasValue("Dear");
    }

    private boolean isHeld(Waiting waiting) {
        return jdbc.sql("select lease_until > now() + interval '4 min' from handoff where id = ?")
                .param(waiting.id())
                .query(Boolean.class)
                .single();
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
