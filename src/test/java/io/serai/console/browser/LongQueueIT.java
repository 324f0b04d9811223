package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongQueueIT extends BrowserCase {
    private static final int DRAFTS = 5_000;
    private static final int PART = 200;

    /** The most rows that there are at once while the list is scrolled from one end to the other. */
    private static final String SCROLL = """
            async () => {
              const list = document.querySelector('main ul[aria-label]').parentElement;
              const frame = () => new Promise(requestAnimationFrame);
              let rows = 0;
              while (list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
                list.scrollTop += 2000;
                await frame();
                rows = Math.max(rows, list.querySelectorAll('li').length);
              }
              return rows;
            }
            """;

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void fiveThousandDraftsScrollAndOnlyThoseInSightAreThere() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        desk.page.route("**/api/v1/approvals/pending*", this::answer);
        desk.open("/queue");
        assertThat(desk.page.getByText("Question 1", EXACTLY)).isVisible();
        while (!desk.page.getByText("Question " + DRAFTS, EXACTLY).isVisible()) {
            assertThat((Integer) desk.page.evaluate(SCROLL)).isLessThan(60);
        }
        assertThat(desk.page.locator("h1").first()).containsText("5,000");
    }

    private void answer(Route route) {
        String query = URI.create(route.request().url()).getQuery();
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=([0-9]+).*", "$1")) : 0;
        Map<String, Object> page = new HashMap<>();
        page.put(
                "items",
                IntStream.range(from, from + PART).mapToObj(this::draft).toList());
        if (from + PART < DRAFTS) {
            page.put("next_cursor", String.valueOf(from + PART));
        }
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(json.valueToTree(page).toString()));
    }

    private Map<String, Object> draft(int number) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("id", new UUID(0, number).toString());
        draft.put("conversation_id", new UUID(1, number).toString());
        draft.put("channel_id", "webchat");
        draft.put("state", "PENDING");
        draft.put("priority", 0);
        draft.put("due_at", Instant.now().plusSeconds(600 + number).toString());
        draft.put("created_at", Instant.now().toString());
        draft.put("question", "Question " + (number + 1));
        draft.put("answer", "Answer. ".repeat(number % 20 + 1));
        draft.put("probability", 0.5);
        draft.put("four_eyes", false);
        draft.put("customer", Map.of("id", new UUID(2, number).toString()));
        return draft;
    }
}
