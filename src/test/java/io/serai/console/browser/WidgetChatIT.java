package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WidgetChatIT extends WidgetCase {
    @Test
    void aStrictPageCarriesItAndKeepsItsGlobals() {
        Shopper shopper = shopper();
        shopper.page
                .locator("serai-chat")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        Object added = shopper.page.evaluate("""
                () => {
                  const frame = document.createElement('iframe');
                  document.body.append(frame);
                  const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
                  frame.remove();
                  return Object.getOwnPropertyNames(window).filter((it) => !usual.has(it) && !/^(__|0$|before$)/.test(it));
                }
                """);
        assertThat(added).isEqualTo(List.of("Serai"));
        assertThat(shopper.page.locator("main h1")).hasCSS("font-size", "32px");

        write(shopper.open(), "When will my order arrive?");
        assertThat(shopper.bubbles()).hasText(new String[] {"When will my order arrive?"});
        assertThat(shopper.page.locator(".panel")).hasCSS("border-radius", "18px");
        shopper.assertAccessible();
    }

    @Test
    void sentencesStreamInAndMakeWayForTheirMessage() {
        Shopper shopper = shopper().open();
        write(shopper, "When will my order arrive?");
        assertThat(shopper.bubbles()).hasCount(1);
        hub.status("ANSWERING", Map.of("stage", "WRITING"));
        assertThat(shopper.status()).containsText("Writing an answer");
        sentence("t", 0, "Standard delivery takes two days [1].");
        assertThat(shopper.bubbles().last()).containsText("Standard delivery takes two days");
        sentence("t", 1, " Nothing is delivered on public holidays [2].");
        assertThat(shopper.log()).containsText("public holidays");
        shopper.photograph("streaming");
        shopper.assertAccessible();
        shopper.page.evaluate(
                "document.querySelector('serai-chat').shadowRoot.querySelectorAll('.sentence').forEach((it) => (it.shown = true))");
        hub.say(
                "ASSISTANT",
                "Standard delivery takes two days [1]. Nothing is delivered on public holidays [2].",
                Map.of("turn_id", "t", "sources", SOURCES));
        hub.status("ANSWERED", Map.of("stage", "ANSWERED"));

        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(
                        shopper.page.evaluate(
                                "[...document.querySelector('serai-chat').shadowRoot.querySelectorAll('.sentence')].every((it) => it.shown)"))
                .as("What a screen reader has read is not put there again")
                .isEqualTo(true);
        shopper.photograph("answered");
        shopper.assertAccessible();

        shopper.button("Helpful").click();
        assertThat(shopper.button("Helpful")).hasAttribute("aria-pressed", "true");
        await().until(() -> hub.requestsTo("PUT", "/feedback").size() == 1);
        shopper.button("Not helpful").click();
        await().until(() -> hub.requestsTo("PUT", "/feedback").size() == 2);
        shopper.page.getByPlaceholder("What was missing?").fill("The price");
        shopper.photograph("feedback");
        shopper.page.keyboard().press("Enter");
        await().untilAsserted(() -> assertThat(hub.requestsTo("PUT", "/feedback"))
                .extracting(it -> it.body().toString())
                .containsExactly(
                        "{\"helpful\":true}", "{\"helpful\":false}", "{\"helpful\":false,\"comment\":\"The price\"}"));
    }

    @Test
    void sourcesOpenAsPagesOrPassages() {
        Shopper shopper = shopper().open();
        write(shopper, "Do you deliver on Sundays?");
        assertThat(shopper.bubbles()).hasCount(1);
        hub.say("ASSISTANT", "Not on Sundays [1], nor on holidays [2].", Map.of("sources", SOURCES));
        var link = shopper.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 Delivery times"));
        assertThat(link).hasAttribute("href", "https://shop.example/delivery");
        assertThat(link).hasAttribute("rel", "noopener noreferrer");
        shopper.button("2 Holidays").click();
        assertThat(shopper.page.locator(".sheet")).containsText("Nothing is delivered on public holidays.");
        shopper.photograph("source");
        shopper.assertAccessible();
        shopper.page.keyboard().press("Escape");
        assertThat(shopper.page.locator(".sheet")).isHidden();
        assertThat(shopper.dialog()).isVisible();
    }

    @Test
    void anAnswerWhoseSentenceFailsIsGoneOnWithByAPerson() {
        Shopper shopper = shopper().open();
        write(shopper, "Can I return opened tea?");
        assertThat(shopper.bubbles()).hasCount(1);
        sentence("t", 0, "Unopened tea can be returned within 30 days.");
        assertThat(shopper.bubbles()).hasCount(2);
        hub.tell("sentences_stopped", Map.of("turn_id", "t"));
        assertThat(shopper.log()).containsText("A person goes on from here.");
        hub.say("ASSISTANT", "Unopened tea can be returned within 30 days.", Map.of("turn_id", "t"));
        hub.status("WITH_AGENT", Map.of("stage", "WAITING", "place", 1, "minutes", 3));
        assertThat(shopper.status()).containsText("Waiting for a person");
        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.log()).containsText("A person goes on from here.");
        assertThat(shopper.status()).containsText("you are next, about 3 min");
        assertThat(shopper.bubbles()).hasCount(2);
        shopper.photograph("stopped");
        shopper.assertAccessible();
    }

    @Test
    void theStatusTellsTheTruthAndTheScreenReaderHearsEachStageOnce() {
        Shopper shopper = shopper().open();
        write(shopper, "I wish to complain");
        assertThat(shopper.bubbles()).hasCount(1);
        shopper.page.evaluate("""
                () => {
                  window.heard = [];
                  const region = document.querySelector('serai-chat').shadowRoot.querySelector('p[role=status].hidden');
                  new MutationObserver(() => region.textContent && window.heard.push(region.textContent))
                    .observe(region, { childList: true, characterData: true, subtree: true });
                }
                """);
        hub.status("AWAITING_APPROVAL", Map.of("stage", "CHECKING", "place", 3, "minutes", 4));
        assertThat(shopper.status()).containsText("number 3 in line, about 4 min");
        shopper.photograph("checking");
        shopper.page.waitForCondition(
                () -> shopper.page.evaluate("heard.length").equals(1));
        hub.whisper(
                "status",
                Map.of(
                        "status",
                        "AWAITING_APPROVAL",
                        "progress",
                        Map.of("stage", "CHECKING", "place", 1, "minutes", 1)));
        assertThat(shopper.status()).containsText("you are next, about 1 min");
        hub.status("WITH_AGENT", Map.of("stage", "WITH_PERSON", "person", "Mina"));
        assertThat(shopper.status()).containsText("Mina is with you");
        hub.whisper(
                "typing",
                Map.of("name", "Mina", "until", Instant.now().plusSeconds(8).toString()));
        assertThat(shopper.status()).containsText("Mina is typing");
        shopper.photograph("typing");
        shopper.assertAccessible();
        assertThat(shopper.status()).not().containsText("typing");
        shopper.page.waitForCondition(
                () -> shopper.page.evaluate("heard.at(-1)").equals("Mina is with you"));
        assertThat((List<?>) shopper.page.evaluate("heard"))
                .filteredOn("A person is checking this answer"::equals)
                .hasSize(1);

        hub.status(
                "WITH_AGENT",
                Map.of(
                        "stage",
                        "WAITING",
                        "opens_at",
                        Instant.now().plusSeconds(90_000).toString()));
        assertThat(shopper.status()).containsText("we are back");
        shopper.photograph("outside-hours");
    }

    @Test
    void bothSidesSeeThatTheOtherTypesAndReads() {
        Shopper shopper = shopper().open();
        write(shopper, "Hello");
        assertThat(shopper.bubbles()).hasCount(1);
        shopper.text()
                .pressSequentially(
                        "Are you there", new com.microsoft.playwright.Locator.PressSequentiallyOptions().setDelay(20));
        await().until(() -> hub.requestsTo("PUT", "/typing").size() == 1);
        String mine = hub.messages.get(0).get("id").toString();
        hub.tell("read", Map.of("message_id", mine));
        assertThat(shopper.log()).containsText("Read");
        String theirs = hub.say("AGENT", "I am.", Map.of("author_name", "Mina"));
        await().untilAsserted(() -> assertThat(hub.requestsTo("PUT", "/read"))
                .extracting(it -> it.body().get("message_id").asText())
                .containsExactly(theirs));
        assertThat(shopper.log()).containsText("Mina");
    }

    @Test
    void aPersonIsAlwaysAClickAway() {
        Shopper shopper = shopper().open();
        shopper.button("Talk to a person").click();
        assertThat(shopper.bubbles()).hasText(new String[] {"I would like to talk to a person."});
        assertThat(shopper.status()).containsText("number 2 in line, about 5 min");
        assertThat(hub.requestsTo("POST", "/person")).hasSize(1);
        assertThat(shopper.button("Talk to a person")).isHidden();
    }

    @Test
    void whatMustBeKnownIsAskedFirst() {
        hub.chat.put(
                "form",
                List.of(
                        Map.of("field", "name", "label", "Your name", "required", false),
                        Map.of("field", "email", "label", "E-mail", "required", true),
                        Map.of("field", "order", "label", "Order number", "required", false)));
        Shopper shopper = shopper().open();
        shopper.page.getByLabel("Order number").fill("4711");
        shopper.write("Where is it?");
        assertThat(shopper.page.getByLabel("E-mail")).isFocused();
        assertThat(shopper.page.getByText("This is needed.")).isVisible();
        shopper.photograph("form");
        shopper.assertAccessible();
        assertThat(hub.messages).isEmpty();
        shopper.page.getByLabel("E-mail").fill("mina@shop.example");
        shopper.text().press("Enter");
        await().until(() -> hub.messages.size() == 1);
        assertThat(shopper.bubbles()).hasCount(1);
        assertThat(hub.requestsTo("POST", "/conversations")
                        .get(0)
                        .body()
                        .get("form")
                        .toString())
                .isEqualTo("{\"email\":\"mina@shop.example\",\"order\":\"4711\"}");
    }

    @Test
    void filesComeByPickerPasteAndDropAndGoWithTheMessage() {
        hub.chat.put("max_attachment_bytes", 5_000);
        Shopper shopper = shopper().open();
        write(shopper, "My parcel is damaged");
        assertThat(shopper.bubbles()).hasCount(1);
        byte[] small = "a picture".getBytes(StandardCharsets.UTF_8);
        shopper.page.locator("input[type=file]").setInputFiles(new FilePayload[] {
            new FilePayload("label.png", "image/png", small), new FilePayload("film.mp4", "video/mp4", new byte[6_000])
        });
        assertThat(shopper.page.getByText("Larger than 5 kB")).isVisible();
        shopper.page.evaluate("""
                () => {
                  const transfer = new DataTransfer();
                  transfer.items.add(new File(['x'], 'pasted.png'));
                  const root = document.querySelector('serai-chat').shadowRoot;
                  const at = (name, event) => root.querySelector(name).dispatchEvent(event);
                  at('textarea', new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
                  const dropped = new DataTransfer();
                  dropped.items.add(new File(['y'], 'dropped.png'));
                  at('.scroller', new DragEvent('dragover', { dataTransfer: dropped, bubbles: true, cancelable: true }));
                  at('.scroller', new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
                }
                """);
        assertThat(shopper.page.locator(".staged li")).hasCount(4);
        await().until(() -> hub.requestsTo("POST", "/attachments").size() == 3);
        shopper.photograph("files");
        shopper.assertAccessible();
        shopper.button("Remove film.mp4").click();
        write(shopper, "Here");
        assertThat(shopper.page.locator(".staged li")).hasCount(0);
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(hub.requestsTo("POST", "/messages").get(0).body().get("attachments"))
                .hasSize(3);
        assertThat(shopper.bubbles().last()).containsText("pasted.png");
    }

    @Test
    void aFileOfAFirstMessageFollowsIt() {
        Shopper shopper = shopper().open();
        shopper.page
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("label.png", "image/png", new byte[] {1, 2, 3}));
        assertThat(shopper.page.getByText("Write a few words to go with your file."))
                .isVisible();
        assertThat(shopper.button("Send")).isDisabled();
        write(shopper, "Look at this");
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(shopper.bubbles().last()).containsText("label.png");
        assertThat(hub.requestsTo("POST", "/attachments")).hasSize(1);
    }

    @Test
    void howItWasIsAskedOnceAtTheEnd() {
        Shopper shopper = shopper().open();
        write(shopper, "Thanks");
        hub.say("AGENT", "You are welcome.", Map.of("author_name", "Mina"));
        hub.status("RESOLVED", Map.of("stage", "RESOLVED"));
        hub.tell("rating_wanted", Map.of());
        shopper.page
                .getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Good").setExact(true))
                .check();
        shopper.page.getByPlaceholder("Anything to add?").fill("Quick!");
        shopper.photograph("rating");
        shopper.assertAccessible();
        shopper.page.locator(".card").getByText("Send").click();
        assertThat(shopper.page.getByText("Thank you for telling us.")).isVisible();
        assertThat(hub.requestsTo("PUT", "/rating").get(0).body().toString())
                .isEqualTo("{\"score\":4,\"comment\":\"Quick!\"}");
    }

    @Test
    void aConversationIsMailedOnRequestAndAnswersToWhoLeaves() {
        hub.byEmail = true;
        Shopper shopper = shopper().open();
        write(shopper, "Hello");
        assertThat(shopper.bubbles()).hasCount(1);
        hub.status("AWAITING_APPROVAL", Map.of("stage", "CHECKING"));
        shopper.button("Answer by mail when I am gone").click();
        shopper.page.getByPlaceholder("E-mail address").fill("mina@shop");
        shopper.button("Save").click();
        assertThat(shopper.page.getByText("Write an e-mail address, such as")).isVisible();
        shopper.page.getByPlaceholder("E-mail address").fill("mina@shop.example");
        shopper.photograph("leave-email");
        shopper.button("Save").click();
        assertThat(shopper.page.getByText("When you are gone, answers go to mina@shop.example."))
                .isVisible();

        shopper.button("More").click();
        shopper.photograph("menu");
        shopper.assertAccessible();
        shopper.button("Send me this conversation").click();
        assertThat(shopper.page.getByLabel("E-mail address")).hasValue("mina@shop.example");
        shopper.page
                .locator(".sheet")
                .getByText("Send", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(shopper.page.getByText("It is on its way.")).isVisible();
        shopper.photograph("transcript");
        shopper.assertAccessible();
        assertThat(hub.requestsTo("POST", "/transcript").get(0).body().toString())
                .isEqualTo("{\"email\":\"mina@shop.example\"}");
    }

    @Test
    void aKnownCustomerFindsEarlierConversations() {
        hub.say("CUSTOMER", "How long does delivery take?", Map.of());
        hub.say("ASSISTANT", "Standard delivery takes two days within Korea.", Map.of());
        Shopper shopper = shopper(WIDE, USER).open();
        shopper.button("More").click();
        shopper.button("Earlier conversations").click();
        shopper.photograph("earlier");
        shopper.assertAccessible();
        shopper.page.locator(".earlier button").click();
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(hub.requestsTo("POST", "/history")
                        .get(0)
                        .body()
                        .at("/identity/user_id")
                        .asText())
                .isEqualTo("mina");

        shopper.page.evaluate("Serai.identify(null)");
        assertThat(shopper.bubbles()).hasCount(0);
        assertThat(shopper.page.getByText("How can we help?")).isVisible();
    }

    @Test
    void wordsOfOthersAreWords() {
        Shopper shopper = shopper().open();
        String hostile =
                "<img src=x onerror=alert(1)><style>*{display:none}</style> [x](javascript:alert(1)) javascript:alert(1)"
                        + " https://shop.example/ok?a=<script> {{constructor}}";
        write(shopper, hostile);
        assertThat(shopper.bubbles()).hasCount(1);
        hub.say(
                "ASSISTANT",
                hostile,
                Map.of(
                        "author_name",
                        hostile,
                        "sources",
                        List.of(Map.of("number", 1, "title", hostile, "slug", "x", "url", "javascript:alert(1)"))));
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(shopper.bubbles().first()).hasText(hostile);
        assertThat(shopper.page.locator(".log img, .log style, .log script")).hasCount(0);
        assertThat(shopper.page.locator(".log a")).hasCount(1);
        assertThat(shopper.page.locator(".log a")).hasAttribute("href", "https://shop.example/ok?a=");
        shopper.photograph("hostile");
    }

    @Test
    void aFileIsDownloadedUnderItsName() {
        Shopper shopper = shopper().open();
        write(shopper, "Hello");
        assertThat(shopper.bubbles()).hasCount(1);
        shopper.page.locator("input[type=file]").setInputFiles(new FilePayload("label.png", "image/png", new byte[] {1
        }));
        assertThat(shopper.page.locator(".staged progress")).hasCount(0);
        write(shopper, "This one");
        assertThat(shopper.bubbles()).hasCount(2);
        shopper.page.route(
                "**/api/v1/attachments/*",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                        .setBodyBytes(new byte[] {1, 2})));
        Download download = shopper.page.waitForDownload(
                () -> shopper.button("Download label.png").click());
        assertThat(download.suggestedFilename()).isEqualTo("label.png");
    }

    @Test
    void whatWasWrittenHereIsPutThereOnceForWhoHearsIt() {
        Shopper shopper = shopper().open();
        hub.troubles.add(ScriptedHub.Write.REFUSED_FOR_NOW);
        shopper.write("Hello");
        assertThat(shopper.page.locator(".pending")).hasCount(1);
        shopper.page.evaluate(
                "document.querySelector('serai-chat').shadowRoot.querySelector('.entry.mine').wasHeard = true");
        await().until(() -> hub.messages.size() == 1 && hub.openStreams() == 1);
        hub.tell("read", Map.of("message_id", hub.messages.get(0).get("id")));
        assertThat(shopper.log()).containsText("Read");
        assertThat(shopper.bubbles()).hasCount(1);
        assertThat(shopper.page.evaluate(
                        "document.querySelector('serai-chat').shadowRoot.querySelector('.entry.mine').wasHeard"))
                .isEqualTo(true);
    }

    @Test
    void aThumbThatIsRefusedDoesNotStayPressed() {
        hub.refusals.put("PUT /conversations/ID/messages/M/feedback", 404);
        Shopper shopper = shopper().open();
        write(shopper, "Do you deliver on Sundays?");
        hub.say("ASSISTANT", "No.", Map.of());
        shopper.button("Helpful").click();
        assertThat(shopper.page.getByText("It is refused.")).isVisible();
        assertThat(shopper.button("Helpful")).hasAttribute("aria-pressed", "false");
        assertThat(shopper.page.getByText("Thank you.")).isHidden();
    }

    @Test
    void aLateAnswerToWhoAskedForAPersonDoesNotHideThePerson() {
        CountDownLatch late = new CountDownLatch(1);
        hub.held.put("POST /conversations/ID/person", late);
        Shopper shopper = shopper().open();
        write(shopper, "Hello");
        shopper.button("Talk to a person").click();
        assertThat(shopper.status()).containsText("number 2 in line");
        hub.status("WITH_AGENT", Map.of("stage", "WITH_PERSON", "person", "Mina"));
        assertThat(shopper.status()).containsText("Mina is with you");
        shopper.page.waitForResponse("**/person", late::countDown);
        hub.say("AGENT", "Here I am.", Map.of("author_name", "Mina"));
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(shopper.status()).containsText("Mina is with you");
    }

    @Test
    void whoComesBackAtNightIsToldThatNobodyIsThere() {
        Shopper shopper = shopperWithAClock().open();
        assertThat(shopper.dialog()).containsText("Open now");
        hub.chat.put("open", false);
        shopper.page.keyboard().press("Escape");
        shopper.context().clock().fastForward("02:00");
        shopper.open();
        assertThat(shopper.dialog()).containsText("Closed");
    }

    @Test
    void theEleventhFileIsNotDroppedInSilence() {
        Shopper shopper = shopper().open();
        FilePayload[] files = new FilePayload[11];
        Arrays.setAll(files, it -> new FilePayload(it + ".txt", "text/plain", new byte[] {1}));
        shopper.page.locator("input[type=file]").setInputFiles(files);
        assertThat(shopper.page.getByText("At most ten files go with a message."))
                .isVisible();
        assertThat(shopper.page.locator(".staged li")).hasCount(10);
    }

    @Test
    void whoSignsOutLeavesNothingBehind() {
        Shopper shopper = shopper(WIDE, USER).open();
        write(shopper, "My secret");
        shopper.text().fill("half a sent");
        shopper.page.evaluate("Serai.identify(null)");
        assertThat(shopper.bubbles()).hasCount(0);
        assertThat(shopper.page.evaluate("Object.keys(localStorage).filter((it) => it.includes(':mina:'))"))
                .isEqualTo(List.of());
    }
}
