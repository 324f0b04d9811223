package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.serai.console.browser.ScriptedHub.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WidgetNetworkIT extends WidgetCase {

    @ParameterizedTest
    @EnumSource(Write.class)
    void aMessageWhoseSendingFailsIsThereOnce(Write trouble) {
        Shopper shopper = shopper().open();
        hub.troubles.addAll(List.of(trouble, trouble));
        shopper.write("first");
        shopper.write("second");
        shopper.write("second");
        assertThat(shopper.bubbles()).hasText(new String[] {"first", "second", "second"});
        await().until(() -> hub.messages.size() == 3);
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        assertThat(shopper.bubbles()).hasText(new String[] {"first", "second", "second"});
        assertThat(hub.messages).extracting(it -> it.get("text")).containsExactly("first", "second", "second");
        assertThat(hub.requestsTo("POST", "/conversations").stream()
                        .map(it -> it.body().toString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whatWasWrittenWithoutANetworkGoesOutWhenItIsBack() {
        Shopper shopper = shopper().open();
        write(shopper, "before");
        await().until(() -> hub.openStreams() == 1);
        hub.say("AGENT", "I see.", Map.of("author_name", "Mina"));
        assertThat(shopper.bubbles()).hasText(new String[] {"before", "I see."});
        shopper.context().setOffline(true);
        hub.cutStreams();
        assertThat(shopper.status()).containsText("No connection");
        shopper.write("meanwhile");
        hub.say("AGENT", "Are you there?", Map.of("author_name", "Mina"));
        assertThat(shopper.page.getByText("Not sent yet. Trying again…")).isVisible();
        shopper.photograph("offline");
        shopper.context().setOffline(false);
        assertThat(shopper.bubbles()).hasText(new String[] {"before", "I see.", "Are you there?", "meanwhile"});
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        assertThat(shopper.status()).not().containsText("No connection");
        assertThat(hub.resumedAfter.get(hub.resumedAfter.size() - 1)).isNotEqualTo("0");
    }

    @Test
    void aCutInTheMiddleOfAnAnswerNeitherLosesNorRepeatsASentence() {
        Shopper shopper = shopper().open();
        write(shopper, "How long?");
        assertThat(shopper.bubbles()).hasCount(1);
        sentence("t", 0, "Two days.");
        assertThat(shopper.bubbles()).hasCount(2);
        hub.cutStreams();
        sentence("t", 1, " Three on islands.");
        assertThat(shopper.bubbles().last()).containsText("Two days. Three on islands.");
        hub.cutStreams();
        hub.say("ASSISTANT", "Two days. Three on islands.", Map.of("turn_id", "t", "sources", SOURCES));
        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.bubbles()).hasCount(2);
    }

    @Test
    void aReloadLosesNothing() {
        Shopper shopper = shopper().open();
        write(shopper, "before");
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        sentence("t", 0, "Two days.");
        assertThat(shopper.bubbles()).hasCount(2);
        hub.troubles.addAll(List.of(Write.LOST_AFTER, Write.REFUSED_FOR_NOW));
        shopper.write("on its way");
        shopper.text().fill("half a sent");
        shopper.page.reload();
        assertThat(shopper.dialog()).isVisible();
        assertThat(shopper.text()).hasValue("half a sent");
        assertThat(shopper.bubbles()).hasCount(3);
        await().until(() -> hub.messages.size() == 2);
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        assertThat(shopper.log()).containsText("Two days.");
        assertThat(shopper.bubbles()).hasCount(3);
    }

    @Test
    void tabsShareOneStreamAndWhenOneGoesTheOtherGoesOn() {
        Shopper shopper = shopper().open();
        write(shopper, "hello");
        assertThat(shopper.bubbles()).hasCount(1);
        sentence("t", 0, "One.");
        assertThat(shopper.bubbles()).hasCount(2);
        Page second = shopper.anotherTab();
        second.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                .last()
                .click();
        assertThat(second.locator(".bubble")).hasCount(2);
        assertThat(hub.resumedAfter).hasSize(1);
        sentence("t", 1, " Two.");
        assertThat(second.locator(".bubble").last()).containsText("One. Two.");

        second.locator(".box textarea").fill("from the second tab");
        second.locator(".box textarea").press("Enter");
        assertThat(shopper.bubbles()).hasCount(3);
        shopper.page.close();
        hub.heartbeat();
        await().until(() -> hub.resumedAfter.size() == 2);
        assertThat(hub.resumedAfter.get(1)).isNotEqualTo("0");
        hub.say("AGENT", "Welcome.", Map.of("author_name", "Mina"));
        assertThat(second.locator(".bubble").last()).containsText("Welcome.");
        assertThat(second.locator(".bubble")).hasCount(4);
    }

    @Test
    void twoTabsThatBeginAtOnceBeginOneConversation() {
        Shopper shopper = shopper().open();
        Page second = shopper.anotherTab();
        second.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                .last()
                .click();
        hub.troubles.add(Write.REFUSED_FOR_NOW);
        shopper.write("one");
        second.locator(".box textarea").fill("two");
        second.locator(".box textarea").press("Enter");
        assertThat(second.locator(".bubble")).hasText(new String[] {"one", "two"});
        assertThat(shopper.bubbles()).hasText(new String[] {"one", "two"});
        await().until(() -> hub.messages.size() == 2);
        assertThat(hub.requestsTo("POST", "/messages")).hasSize(1);
    }

    @Test
    void anAnswerToWhoClosedTheChatIsCountedOnItsButton() {
        Shopper shopper = shopper().open();
        write(shopper, "hello");
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        shopper.page.keyboard().press("Escape");
        hub.say("AGENT", "Hi!", Map.of("author_name", "Mina"));
        assertThat(shopper.button("Open chat, 1 new message")).isVisible();
        shopper.photograph("unread");
        shopper.button("Open chat, 1 new message").click();
        assertThat(shopper.bubbles()).hasCount(2);
        shopper.page.keyboard().press("Escape");
        assertThat(shopper.button("Open chat")).isVisible();
    }
}
