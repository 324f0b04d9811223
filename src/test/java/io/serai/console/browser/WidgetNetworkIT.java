package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.serai.console.browser.ScriptedHub.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetNetworkIT extends WidgetCase {
    private static final String LOCKS_ARE_REFUSED =
            "LockManager.prototype.request = () => Promise.reject(new DOMException('no', 'SecurityError'));";
    private static final String ALL_IS_REFUSED = LOCKS_ARE_REFUSED + """
            for (const name of ['localStorage', 'sessionStorage']) {
              Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
            }
            BroadcastChannel = function refuse() { throw new DOMException('no', 'SecurityError'); };
            """;

    /** Calls what follows with what the browser keeps of the conversation. */
    private static final String KEPT = """
            ((use) => {
              const name = Object.keys(localStorage).find((it) => it.endsWith(':conversation'));
              return use(name, JSON.parse(localStorage[name]));
            })(""";

    private static final List<String> ROUTES = List.of(
            "GET /channels/C/chat",
            "POST /channels/C/history",
            "POST /conversations",
            "GET /conversations/ID",
            "GET /conversations/ID/events",
            "POST /conversations/ID/token",
            "POST /conversations/ID/messages",
            "POST /conversations/ID/attachments",
            "PUT /conversations/ID/messages/M/feedback",
            "POST /conversations/ID/person",
            "PUT /conversations/ID/rating");

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
        shopper.assertAccessible();
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
        shopper.assertAccessible();
        shopper.button("Open chat, 1 new message").click();
        assertThat(shopper.bubbles()).hasCount(2);
        shopper.page.keyboard().press("Escape");
        assertThat(shopper.button("Open chat")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL_IS_REFUSED, LOCKS_ARE_REFUSED})
    void whereSiteDataIsForbiddenItLastsAsLongAsThePage(String refusal) {
        Shopper shopper = shopper(WIDE, "", it -> it.addInitScript(refusal)).open();
        write(shopper, "Hello");
        write(shopper, "Are you there?");
        hub.say("AGENT", "I am.", Map.of("author_name", "Mina"));
        assertThat(shopper.bubbles()).hasText(new String[] {"Hello", "Are you there?", "I am."});
        assertThat(shopper.page.locator(".pending")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void whateverIsCutOnceEndsAsWithoutTheCut(Write trouble) {
        ROUTES.forEach(it -> hub.cuts.put(it, trouble));
        Shopper shopper = shopper(WIDE, USER).open();
        assertThat(shopper.dialog()).containsText("Kettle & Comet");
        write(shopper, "My parcel is damaged");
        shopper.page.locator("input[type=file]").setInputFiles(new FilePayload("label.png", "image/png", new byte[] {1
        }));
        assertThat(shopper.page.locator(".staged li")).hasCount(1);
        assertThat(shopper.page.locator(".staged progress")).hasCount(0);
        write(shopper, "Here");
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(shopper.bubbles().last()).containsText("label.png");
        hub.say("ASSISTANT", "I am sorry.", Map.of("sources", SOURCES));
        shopper.button("Helpful").click();
        await().until(() -> hub.requestsTo("PUT", "/feedback").size() == 2);
        assertThat(shopper.button("Helpful")).hasAttribute("aria-pressed", "true");
        shopper.button("Talk to a person").click();
        assertThat(shopper.status()).containsText("number 2 in line");
        await().until(() -> hub.requestsTo("POST", "/person").size() == 2);
        hub.status("RESOLVED", Map.of("stage", "RESOLVED"));
        shopper.page
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Good").setExact(true))
                .check();
        shopper.page.locator(".card").getByText("Send").click();
        assertThat(shopper.page.getByText("Thank you for telling us.")).isVisible();
        shopper.button("More").click();
        shopper.button("Earlier conversations").click();
        assertThat(shopper.page.locator(".earlier button")).hasCount(1);

        shopper.page.evaluate(
                KEPT + "(name, kept) => (localStorage[name] = JSON.stringify({ ...kept, renewedAt: 0 })))");
        shopper.page.reload();
        assertThat(shopper.bubbles()).hasCount(3);
        shopper.page.waitForCondition(() ->
                shopper.page.evaluate(KEPT + "(name, kept) => kept.token)").equals("t2"));
        assertThat(hub.cuts).isEmpty();
        assertThat(hub.messages)
                .extracting(it -> it.get("text"))
                .containsExactly("My parcel is damaged", "Here", "I am sorry.");
    }

    @Test
    void aFirstMessageStaysAsItWasWrittenWhateverThePageSaysLater() {
        Shopper shopper = shopper(WIDE, "data-language='en'").open();
        hub.troubles.add(Write.LOST_AFTER);
        hub.troubles.addAll(Collections.nCopies(20, Write.REFUSED_FOR_NOW));
        shopper.write("Hello");
        await().until(() -> hub.messages.size() == 1);
        site.carry(hub.origin(), "en", "data-language='ko'");
        shopper.page.reload();
        hub.troubles.clear();
        await().until(() -> hub.openStreams() == 1);
        assertThat(shopper.bubbles()).hasText(new String[] {"Hello"});
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        assertThat(hub.messages).hasSize(1);
    }

    @Test
    void aMessageThatWaitsGoesToTheConversationThatItWasWrittenIn() {
        hub.hasAnother = true;
        Shopper shopper = shopper(WIDE, USER).open();
        write(shopper, "first");
        hub.troubles.addAll(Collections.nCopies(60, Write.REFUSED_FOR_NOW));
        shopper.write("waits");
        assertThat(shopper.page.locator(".pending")).hasCount(1);
        shopper.button("More").click();
        shopper.button("Earlier conversations").click();
        shopper.page.locator(".earlier button").click();
        assertThat(shopper.bubbles()).hasText(new String[] {"What was said before"});
        assertThat(hub.messages).hasSize(1);
        hub.troubles.clear();
        await().atMost(Duration.ofSeconds(40)).until(() -> hub.messages.size() == 2);
        assertThat(hub.messages.get(1).get("text")).isEqualTo("waits");
        shopper.page.waitForCondition(() -> shopper.page
                .evaluate("Object.keys(localStorage).filter((it) => it.includes(':out:')).length")
                .equals(0));
        assertThat(shopper.bubbles()).hasText(new String[] {"What was said before"});
    }

    @Test
    void whoBeginsAnewGetsBackWhatWasNotSent() {
        Shopper shopper = shopper().open();
        write(shopper, "first");
        hub.troubles.addAll(Collections.nCopies(60, Write.REFUSED_FOR_NOW));
        shopper.write("waits");
        assertThat(shopper.page.locator(".pending")).hasCount(1);
        shopper.button("More").click();
        shopper.button("New conversation").click();
        assertThat(shopper.bubbles()).hasCount(0);
        assertThat(shopper.text()).hasValue("waits");
    }

    @Test
    void whatIsGoneIsForgottenAndWhatWasNotSentComesBack() {
        Shopper shopper = shopper().open();
        write(shopper, "first");
        hub.refusals.put("POST /conversations/ID/messages", 404);
        shopper.write("waits");
        assertThat(shopper.page.getByText("can no longer be opened")).isVisible();
        assertThat(shopper.text()).hasValue("waits");
    }

    @Test
    void aRefusalThatMayPassForgetsNothing() {
        Shopper shopper = shopperWithAClock().open();
        write(shopper, "first");
        hub.refusals.put("GET /conversations/ID/events", 403);
        hub.refusals.put("GET /conversations/ID", 403);
        int before = hub.requestsTo("GET", "/events").size();
        hub.cutStreams();
        await().until(() -> hub.requestsTo("GET", "/events").size() > before);
        assertThat(shopper.status()).containsText("No connection");
        int asked = hub.requestsTo("GET", "/events").size();
        hub.refusals.clear();
        hub.say("AGENT", "Still here?", Map.of("author_name", "Mina"));
        shopper.page.waitForCondition(() -> {
            // No further: to a stream that is there, a minute in one step is silence.
            if (hub.requestsTo("GET", "/events").size() == asked) {
                shopper.context().clock().fastForward("01:10");
            }
            return shopper.bubbles().count() == 2;
        });
        assertThat(shopper.bubbles()).hasText(new String[] {"first", "Still here?"});
    }

    @Test
    void aLaptopThatSleptGoesOnWhereItWas() {
        Shopper shopper = shopperWithAClock().open();
        write(shopper, "Hello");
        hub.say("AGENT", "I see.", Map.of("author_name", "Mina"));
        assertThat(shopper.bubbles()).hasCount(2);
        hub.muteStreams();
        hub.say("AGENT", "Are you there?", Map.of("author_name", "Mina"));
        shopper.context().clock().fastForward("10:00");
        assertThat(shopper.bubbles()).hasText(new String[] {"Hello", "I see.", "Are you there?"});
        assertThat(hub.resumedAfter).hasSize(2).last().isEqualTo("2");
    }

    @Test
    void asLongAsTheHubGivesSignsOfLifeTheStreamIsKept() {
        Shopper shopper = shopperWithAClock().open();
        write(shopper, "Hello");
        hub.tell("read", Map.of("message_id", hub.messages.get(0).get("id")));
        assertThat(shopper.log()).containsText("Read");
        shopper.page.evaluate(KEPT + """
                (name, kept) => {
                  window.beats = 0;
                  window.ear = new BroadcastChannel(name.replace(/conversation$/, kept.id));
                  ear.onmessage = ({ data }) => (beats += data.type === 'beat' ? 1 : 0);
                })""");
        for (int times = 0; times < 3; times++) {
            shopper.context().clock().fastForward("00:30");
            shopper.page.evaluate("beats = 0");
            hub.heartbeat();
            shopper.page.waitForCondition(
                    () -> shopper.page.evaluate("beats > 0").equals(true));
        }
        hub.say("AGENT", "Here I am.", Map.of("author_name", "Mina"));
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(hub.resumedAfter).hasSize(1);
    }

    @Test
    void aTabThatIsLookedAtDoesNotWaitForOneThatSleeps() {
        Shopper shopper = shopperWithAClock().open();
        write(shopper, "Hello");
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        shopper.page.evaluate(KEPT + """
                (name, kept) => {
                  const lock = name.replace(/conversation$/, kept.id);
                  navigator.locks.request(lock, { steal: true }, () => new Promise(() => {})).catch(() => {});
                })""");
        await().until(() -> {
            hub.heartbeat();
            return hub.openStreams() == 0;
        });
        hub.say("AGENT", "Are you there?", Map.of("author_name", "Mina"));
        shopper.context().clock().fastForward("01:00");
        assertThat(shopper.bubbles()).hasText(new String[] {"Hello", "Are you there?"});
        assertThat(hub.openStreams()).isEqualTo(1);
    }

    @Test
    void typingEndsInATabThatCameLaterToo() {
        Shopper shopper = shopper().open();
        write(shopper, "Hello");
        hub.status("WITH_AGENT", Map.of("stage", "WITH_PERSON", "person", "Mina"));
        assertThat(shopper.status()).containsText("Mina is with you");
        Page second = shopper.anotherTab();
        second.getByRole(AriaRole.BUTTON).last().click();
        hub.whisper(
                "typing",
                Map.of("name", "Mina", "until", Instant.now().plusSeconds(11).toString()));
        assertThat(shopper.status()).containsText("Mina is typing");
        second.reload();
        assertThat(second.locator(".status")).containsText("Mina is typing");
        assertThat(second.locator(".status")).not().containsText("typing");
    }

    @Test
    void howFarAFileHasGoneIsShown() {
        CountDownLatch arrives = new CountDownLatch(1);
        hub.held.put("POST /conversations/ID/attachments", arrives);
        Shopper shopper = shopper().open();
        write(shopper, "Look");
        shopper.page.locator("input[type=file]").setInputFiles(new FilePayload("label.png", "image/png", new byte[] {1
        }));
        assertThat(shopper.page.getByRole(
                        AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Uploading label.png")))
                .isVisible();
        assertThat(shopper.button("Send")).isDisabled();
        arrives.countDown();
        assertThat(shopper.page.locator(".staged progress")).hasCount(0);
        assertThat(shopper.button("Send")).isEnabled();
    }
}
