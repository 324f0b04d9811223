package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.serai.console.browser.Customers.Waiting;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** How people learn of what waits for them while they look elsewhere. */
class NoticesIT extends BrowserCase {
    /** Keeps what the operating system is asked to show; it is still asked. */
    private static final String LISTEN = """
            () => {
              window.shown = [];
              const Real = window.Notification;
              window.Notification = class extends Real {
                constructor(title, options) {
                  super(title, options);
                  window.shown.push(options.body);
                }
              };
            }
            """;

    @Test
    void theTitleCountsEscalationsWhileTheTabIsInTheBackground() {
        Desk senior = deskOf(hire("SENIOR_AGENT", "Sofia"));
        assertThat(senior.page).hasTitle("Approvals · Serai");
        customers.askForAPerson("the title");
        assertThat(senior.bell()).containsText("1");
        // Whoever looks at it sees the number without the title.
        assertThat(senior.page).hasTitle("Approvals · Serai");
        senior.lookAway();
        assertThat(senior.page).hasTitle("(1) Approvals · Serai");
        customers.askForAPerson("the title, too");
        assertThat(senior.page).hasTitle("(2) Approvals · Serai");
    }

    @Test
    void whoWantsItIsToldByTheDesktopWhileTheTabIsInTheBackground() {
        UUID conversation = customers.complainAbout("the desktop").conversationId();
        Desk senior = deskOf(hire("SENIOR_AGENT", "Sofia of the desktop"));
        senior.context().grantPermissions(List.of("notifications"));
        senior.page.evaluate(LISTEN);
        senior.page.getByText("Sofia of the desktop").click();
        senior.page
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Desktop notices on"))
                .click();

        escalate(conversation);
        assertThat(senior.notices()).containsText("A conversation was escalated.");
        Assertions.assertThat(senior.page.evaluate("window.shown")).isEqualTo(List.of());
        senior.lookAway();
        escalate(customers.complainAbout("the desktop again").conversationId());
        senior.page.waitForCondition(
                () -> senior.page.evaluate("window.shown").equals(List.of("A conversation was escalated.")));
    }

    @Test
    void theBellListsTheNewestUnreadOnesAndOpensThem() {
        Desk senior = deskOf(hire("SENIOR_AGENT", "Sofia"));
        assertThat(senior.bell()).hasText("");
        Waiting older = customers.askForAPerson("the older one");
        Waiting newer = customers.askForAPerson("the newer one");
        assertThat(senior.bell()).containsText("2");
        senior.bell().click();
        var items = senior.page.getByRole(AriaRole.MENUITEM);
        assertThat(items).hasCount(3);
        senior.photograph("bell");
        senior.assertAccessible();
        items.first().click();
        assertThat(senior.page).hasURL(Pattern.compile(".*/escalations/" + newer.id()));
        assertThat(senior.bell()).containsText("1");
        senior.bell().click();
        items.first().click();
        assertThat(senior.page).hasURL(Pattern.compile(".*/escalations/" + older.id()));
        assertThat(senior.bell()).hasText("");
    }

    private void escalate(UUID conversation) {
        Desk junior = deskOf(hire("AGENT", "Mina"));
        junior.open("/inbox/" + conversation);
        junior.button("Escalate").click();
        junior.page.locator("[role=dialog] button[type=submit]").click();
        assertThat(junior.notices()).containsText("Escalated.");
    }
}
