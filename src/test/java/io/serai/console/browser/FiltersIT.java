package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.serai.console.browser.Customers.Waiting;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FiltersIT extends BrowserCase {
    private static final Locator.GetByLabelOptions EXACTLY = new Locator.GetByLabelOptions().setExact(true);

    @Test
    void theQueueIsNarrowedDownInTheAddressLiveAndUnderAName() {
        Waiting mine = customers.complainAbout("the one that is mine");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        customers.complainAbout("the one that is nobody's");
        assertThat(desk.list()).hasCount(2);
        desk.page.getByLabel("Who has it").selectOption("me");
        assertThat(desk.page).hasURL(Pattern.compile(".*/queue\\?holder=me"));
        assertThat(desk.page.locator("main")).containsText("No draft that waits is like this");
        assertThat(desk.list()).hasCount(0);
        desk.page.getByLabel("Who has it").selectOption("nobody");
        assertThat(desk.list()).hasCount(2);

        // Opened and claimed, it leaves the list of those that nobody has; what is open stays.
        desk.page.locator("a[href*='" + mine.id() + "']").click();
        desk.button("Claim").click();
        assertThat(desk.detail()).containsText("yours");
        desk.page.locator("h1").first().hover();
        assertThat(desk.list()).hasCount(1);
        assertThat(desk.list()).containsText("the one that is nobody's");
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
        assertThat(desk.list()).hasCount(0);
        desk.page.getByLabel("For whom").selectOption("anybody");
        assertThat(desk.list()).hasCount(1);
        desk.list().locator("a").click();
        assertThat(desk.page).hasURL(Pattern.compile(".*/escalations/.*\\?for=anybody"));
    }

    @Test
    void theQueueIsNarrowedDownByTopicAndByWhyADraftWaits() {
        Waiting gift = customers.complainAbout("a gift");
        Waiting card = customers.complainAbout("a card");
        describe(gift, "gifts", "unsupported");
        describe(card, "cards", "unsupported");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        assertThat(desk.list()).hasCount(2);
        desk.page.getByLabel("Topic").selectOption("gifts");
        assertThat(desk.page).hasURL(Pattern.compile(".*/queue\\?topic=gifts"));
        assertThat(desk.list()).hasCount(1);
        assertThat(desk.list()).containsText("a gift");
        desk.page.getByLabel("Why it waits").selectOption("Search incomplete");
        assertThat(desk.list()).hasCount(0);
        desk.page.getByLabel("Why it waits").selectOption("Not backed by its sources");
        assertThat(desk.list()).hasCount(1);
        desk.page.getByLabel("Topic").selectOption("cards");
        assertThat(desk.list()).containsText("a card");
        desk.photograph("queue-by-topic");
        desk.assertAccessible();
    }

    @Test
    void aDraftWhoseClaimRanOutIsAmongNobodysAgain() {
        Waiting draft = customers.complainAbout("somebody forgot it");
        Desk first = deskOf(hire("AGENT", "Jonas"));
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.page.clock().install();
        desk.open("/queue?holder=nobody");
        assertThat(desk.list()).hasCount(1);
        first.open("/queue/" + draft.id());
        first.button("Claim").click();
        assertThat(desk.list()).hasCount(0);
        jdbc.sql("update approval set lease_until = now() where id = ?")
                .param(draft.id())
                .update();
        desk.page.clock().fastForward("01:05");
        assertThat(desk.list()).hasCount(1);
    }

    @Test
    void jGoesOnFromWhereTheClaimedDraftWas() {
        Waiting first = customers.complainAbout("first of three");
        customers.complainAbout("second of three");
        Waiting third = customers.complainAbout("third of three");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.open("/queue?holder=nobody");
        assertThat(desk.list()).hasCount(3);
        desk.page.keyboard().press("j");
        assertThat(desk.page).hasURL(Pattern.compile(".*" + first.id() + ".*"));
        desk.page.keyboard().press("j");
        assertThat(desk.detail()).containsText("second of three");
        desk.page.keyboard().press("c");
        assertThat(desk.detail()).containsText("yours");
        assertThat(desk.list()).hasCount(2);
        desk.page.keyboard().press("j");
        assertThat(desk.page).hasURL(Pattern.compile(".*" + third.id() + ".*"));
    }

    @Test
    void slashGoesToWhatNarrowsTheListDown() {
        Desk desk = deskOf(hire("SUPERVISOR", "Mina"));
        slashFocuses(desk, "/queue", "Who has it");
        slashFocuses(desk, "/escalations", "Who has it");
        slashFocuses(desk, "/inbox", "Search conversations");
        slashFocuses(desk, "/knowledge", "Search articles");
        slashFocuses(desk, "/audit", "What");
        slashFocuses(desk, "/channels", "State");
    }

    private static void slashFocuses(Desk desk, String path, String label) {
        desk.open(path);
        var field = desk.page.locator("main").getByLabel(label, EXACTLY).first();
        assertThat(field).isVisible();
        desk.page.keyboard().press("/");
        assertThat(field).isFocused();
    }

    private void describe(Waiting waiting, String topic, String reason) {
        jdbc.sql("update draft set topic = ?, reason = ? where id = (select draft_id from approval where id = ?)")
                .params(topic, reason, waiting.id())
                .update();
    }
}
