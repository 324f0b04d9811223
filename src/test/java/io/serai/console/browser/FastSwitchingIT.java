package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.serai.console.browser.Customers.Waiting;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data of another conversation is never shown, even for a moment, in whatever order the loads finish. */
class FastSwitchingIT extends BrowserCase {
    /** Looks at every change of the page, and remembers each time that words of the other one were there. */
    private static final String WATCH = """
            ([id, foreign]) => {
              window.seen = [];
              new MutationObserver(() => {
                const shown = document.querySelector('main article')?.textContent ?? '';
                if (location.pathname.endsWith(id) && shown.includes(foreign)) window.seen.push(shown);
              }).observe(document.body, { childList: true, subtree: true, characterData: true });
            }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"queue", "inbox", "escalations"})
    void aLateAnswerAboutOneIsNotShownWithAnother(String screen) {
        String one = begin(screen, "Mr Firstling");
        String other = begin(screen, "Ms Secondly");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.open("/" + screen);
        assertThat(desk.page.locator("a[href$='" + one + "']").first()).isVisible();

        Deque<Route> held = new ArrayDeque<>();
        desk.page.route(url -> url.endsWith("/" + one) && held.size() < 1, held::add);
        desk.page.evaluate(WATCH, new Object[] {other, "Firstling"});
        // The one is asked for, then the other; the answer about the one comes last.
        desk.page.locator("a[href$='" + one + "']").first().click();
        desk.page.waitForCondition(() -> !held.isEmpty());
        desk.page.locator("a[href$='" + other + "']").first().click();
        assertThat(desk.detail()).containsText("Secondly");
        held.forEach(Route::resume);
        for (int i = 0; i < 5; i++) {
            desk.page.locator("a[href$='" + one + "']").first().click();
            desk.page.locator("a[href$='" + other + "']").first().click();
        }
        assertThat(desk.detail()).containsText("Secondly");
        assertThat(desk.detail()).not().containsText("Firstling");
        assertThat(desk.page.evaluate("window.seen")).isEqualTo(List.of());
    }

    /** @return the id by which the screen opens it */
    private String begin(String screen, String name) {
        Waiting waiting = screen.equals("escalations") ? customers.askForAPerson(name) : customers.complainAbout(name);
        UUID id = screen.equals("inbox") ? waiting.conversationId() : waiting.id();
        return id.toString();
    }

    @Test
    void halfWrittenTextStaysWithItsConversation() {
        Waiting first = customers.askForAPerson("Mr Firstling");
        Waiting second = customers.askForAPerson("Ms Secondly");
        Desk desk = deskOf(hire("AGENT", "Mina"));
        takeOver(desk, first);
        desk.page.getByLabel("Answer to the customer").fill("Dear Mr Firstling");
        takeOver(desk, second);
        assertThat(desk.page.getByLabel("Answer to the customer")).hasValue("");
        desk.open("/inbox/" + first.conversationId());
        assertThat(desk.page.getByLabel("Answer to the customer")).hasValue("Dear Mr Firstling");
    }

    private static void takeOver(Desk desk, Waiting waiting) {
        desk.open("/inbox/" + waiting.conversationId());
        desk.button("Take over").click();
        assertThat(desk.page.getByLabel("Answer to the customer")).isVisible();
    }
}
