package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import io.serai.console.browser.Customers.Waiting;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRaceIT extends BrowserCase {

    /** Claiming, approving, editing, rejecting and answering oneself: each of them claims. */
    @ParameterizedTest
    @ValueSource(strings = {"c", "a", "e", "r", "h"})
    void whoComesSecondIsToldByWhomAndGoesBackToTheQueue(String key) {
        Waiting draft = customers.complainAbout("two want it");
        Desk second = deskOf(hire("AGENT", "Jonas"));
        // What happens is not told in time, as it may be when both act in the same moment.
        second.page.route("**/api/v1/events", Route::abort);
        second.open("/queue/" + draft.id());
        assertThat(second.button("Approve")).isVisible();

        Desk first = deskOf(hire("AGENT", "Mina"));
        first.open("/queue/" + draft.id());
        first.button("Claim").click();
        assertThat(first.detail()).containsText("yours");

        second.page.keyboard().press(key);
        assertThat(second.notices()).containsText(Pattern.compile("Already claimed by Mina .+\\."));
        assertThat(second.page).hasURL(Pattern.compile(".*/console/queue"));
    }

    @Test
    void aClaimIsSeenByTheOthersAtOnce() {
        Waiting draft = customers.complainAbout("one takes it");
        Desk second = deskOf(hire("AGENT", "Jonas"));
        second.open("/queue/" + draft.id());
        assertThat(second.button("Approve")).isVisible();
        Desk first = deskOf(hire("AGENT", "Mina"));
        first.open("/queue/" + draft.id());
        first.button("Claim").click();
        assertThat(second.detail()).containsText("Already claimed by Mina");
        second.photograph("approval-claimed");
        assertThat(second.button("Approve")).isHidden();
    }

    @Test
    void anEscalationGoesToOne() {
        Waiting waiting = customers.askForAPerson("two want it");
        Desk second = deskOf(hire("AGENT", "Jonas"));
        second.page.route("**/api/v1/events", Route::abort);
        second.open("/escalations/" + waiting.id());
        assertThat(second.button("Start here")).isVisible();
        Desk first = deskOf(hire("AGENT", "Mina"));
        first.open("/escalations/" + waiting.id());
        first.button("Start here").click();
        assertThat(first.page.getByLabel("Answer to the customer")).isVisible();
        second.button("Start here").click();
        assertThat(second.notices()).containsText("Already claimed by Mina");
        assertThat(second.page).hasURL(Pattern.compile(".*/console/escalations"));
    }
}
