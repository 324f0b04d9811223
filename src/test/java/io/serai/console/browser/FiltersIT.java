package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.serai.console.browser.Customers.Waiting;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FiltersIT extends BrowserCase {

    @Test
    void theQueueIsNarrowedDownInTheAddressLiveAndUnderAName() {
        Waiting mine = customers.complainAbout("the one that is mine");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        customers.complainAbout("the one that is nobody's");
        assertThat(desk.list()).hasCount(2);
        desk.page.getByLabel("Who has it").selectOption("me");
        assertThat(desk.page).hasURL(Pattern.compile(".*/queue\\?holder=me"));
        assertThat(desk.page.locator("main")).containsText("No draft that waits is like this");
        desk.page.getByLabel("Who has it").selectOption("nobody");
        assertThat(desk.list()).hasCount(2);

        // Opened and claimed, it leaves the list of those that nobody has; what is open stays.
        desk.page.locator("a[href*='" + mine.id() + "']").click();
        desk.button("Claim").click();
        assertThat(desk.detail()).containsText("yours");
        desk.page.locator("h1").first().hover();
        assertThat(desk.page).hasURL(Pattern.compile(".*/queue/" + mine.id() + "\\?holder=nobody"));
        desk.page.getByLabel("Who has it").selectOption("me");
        assertThat(desk.list()).hasCount(1);
        assertThat(desk.list()).containsText("the one that is mine");

        desk.button("All").click();
        desk.page.getByText("Keep this view").click();
        desk.page.getByLabel("Name").fill("My drafts");
        desk.button("Save").click();
        desk.open("/queue");
        assertThat(desk.list()).hasCount(2);
        desk.button("All").click();
        desk.page.getByText("My drafts").click();
        assertThat(desk.list()).hasCount(1);
        desk.photograph("queue-filtered");
    }

    @Test
    void escalationsAreNarrowedDownToo() {
        customers.askForAPerson("for anybody");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.open("/escalations?for=senior");
        assertThat(desk.page.locator("main")).containsText("No escalation is like this");
        desk.page.getByLabel("For whom").selectOption("anybody");
        assertThat(desk.list()).hasCount(1);
        desk.list().locator("a").click();
        assertThat(desk.page).hasURL(Pattern.compile(".*/escalations/.*\\?for=anybody"));
    }
}
