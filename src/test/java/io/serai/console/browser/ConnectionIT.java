package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

class ConnectionIT extends BrowserCase {

    @Test
    void whatHappenedWhileTheConnectionWasAwayIsNotMissed() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        customers.complainAbout("before");
        assertThat(desk.list()).hasCount(1);
        desk.context().setOffline(true);
        assertThat(desk.page.getByText("Reconnecting…")).isVisible();
        desk.photograph("reconnecting");
        customers.complainAbout("meanwhile");
        assertThat(desk.list()).hasCount(1);
        desk.context().setOffline(false);
        assertThat(desk.list()).hasCount(2);
        assertThat(desk.page.getByText("Reconnecting…")).isHidden();
    }

    @Test
    void aLaptopThatSleptForHoursShowsAllThatHappened() {
        var gone = customers.complainAbout("gone meanwhile");
        var stays = customers.complainAbout("still there");
        Desk desk = deskOf(hire("SENIOR_AGENT", "Mina"));
        desk.page.clock().install();
        desk.open("/queue");
        assertThat(desk.list()).hasCount(2);
        desk.context().setOffline(true);
        customers.writeOn(gone.conversationId(), "Are you there?");
        customers.awaitAnotherDraft(gone);
        jdbc.sql("update approval set state = 'EXPIRED' where conversation_id = ?")
                .param(gone.conversationId())
                .update();
        Desk other = deskOf(hire("AGENT", "Jonas"));
        other.open("/queue/" + stays.id());
        other.button("Claim").click();
        assertThat(other.detail()).containsText("yours");
        customers.askForAPerson("while nobody looked");
        customers.complainAbout("new meanwhile");

        // As it does when the lid is opened: all timers that are due act once.
        desk.page.clock().fastForward("05:00:00");
        desk.context().setOffline(false);
        assertThat(desk.list()).hasCount(2);
        assertThat(desk.page.locator("main")).containsText("new meanwhile");
        assertThat(desk.page.locator("main")).not().containsText("gone meanwhile");
        assertThat(desk.list().filter(new Locator.FilterOptions().setHasText("still there")))
                .containsText("Jonas");
        assertThat(desk.bell()).containsText("1");
        assertThat(desk.page.getByText("Reconnecting…")).isHidden();
    }

    @Test
    void theQueueHoldsStillUnderThePointer() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        customers.complainAbout("one");
        var draft = customers.complainAbout("two");
        assertThat(desk.list()).hasCount(2);
        desk.list().first().hover();
        customers.writeOn(draft.conversationId(), "Are you there?");
        assertThat(desk.list().nth(1)).containsText("No longer waits");
        assertThat(desk.list()).hasCount(3);
        desk.photograph("queue-held");
        desk.page.locator("main article, main h2").first().hover();
        assertThat(desk.list()).hasCount(2);
    }

    @Test
    void aSecondTabFollowsTheSameStream() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        var second = desk.context().newPage();
        second.navigate(desk.page.url());
        assertThat(second.locator("main#screen")).isVisible();
        customers.complainAbout("two tabs");
        assertThat(second.locator("main ul[aria-label] > li")).hasCount(1);
        desk.page.close();
        customers.complainAbout("one tab");
        assertThat(second.locator("main ul[aria-label] > li")).hasCount(2);
    }
}
