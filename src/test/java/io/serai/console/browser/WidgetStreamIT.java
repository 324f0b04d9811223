package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import io.serai.WritingModel;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus;
import io.serai.channel.Channels;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Answers that are read on another site's page while a model writes them, with a whole hub in between. */
@TestPropertySource(
        properties = {
            "serai.home=target/test-homes/widget-stream",
            "serai.knowledge.folders=target/test-homes/widget-stream/knowledge"
        })
@DirtiesContext
class WidgetStreamIT extends BrowserCase {
    private static final String QUESTION = "How long does delivery take?";
    private static final String FIRST = "Delivery takes two working days.";
    private static final String SECOND = " Parcels to islands take five working days.";
    private static final ShopSite SITE = new ShopSite();
    private static final WritingModel MODEL = new WritingModel();

    static {
        ChannelHome.at("target/test-homes/widget-stream")
                .write("knowledge/delivery.md", "---\ntitle: " + QUESTION + "\n---\n" + FIRST + "\n\n" + SECOND.strip())
                .write("knowledge/returns.md", "---\ntitle: Can I return shoes?\n---\nShoes go back within 30 days.\n")
                .channel("shop", """
                        kind: webchat
                        origins: ['%s']
                        auto-threshold: 0.5
                        stream-threshold: 0.5
                        """.formatted(SITE.origin()));
    }

    @Autowired
    Channels channels;

    Shopper shopper;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        registry.add("serai.models[0].provider", () -> "openai");
        registry.add("serai.models[0].base-url", MODEL::url);
        registry.add("serai.models[0].model", () -> "stand-in");
        registry.add("serai.models[0].retries", () -> "0");
    }

    @BeforeEach
    void visit() {
        await().atMost(Duration.ofSeconds(30)).until(() -> channels.status("shop")
                .filter(it -> it.state() == ChannelStatus.State.UP)
                .isPresent());
        SITE.carry("http://localhost:" + port, "en", "data-channel='shop'");
        shopper = new Shopper(SITE.origin(), WidgetCase.WIDE);
        shopper.open();
    }

    @AfterEach
    void go() {
        shopper.close();
    }

    @AfterAll
    static void closeBoth() {
        SITE.close();
        MODEL.close();
    }

    @Test
    void sentencesAreReadBeforeTheNextIsWrittenAndStayAsTheyWere() {
        MODEL.writing(pen -> pen.say(FIRST + " Par")
                .pause()
                .say(SECOND.substring(" Par".length()))
                .end());
        shopper.write(QUESTION);
        assertThat(answer()).hasText(FIRST);
        assertThat(shopper.status()).containsText("Writing an answer");
        assertThat(shopper.button("Helpful")).isHidden();
        shopper.photograph("hub-streaming");

        MODEL.goOn();
        assertThat(answer()).hasText(FIRST + SECOND);
        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.bubbles()).hasCount(2);
        shopper.page.reload();
        assertThat(answer()).hasText(FIRST + SECOND);
        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.bubbles()).hasCount(2);
    }

    @Test
    void aSentenceThatIsNotBorneOutIsNeverOnTheScreenAndAPersonGoesOn() {
        MODEL.writing(pen ->
                pen.say(FIRST + " It costs 99 euros at night. And more").pause().end());
        keepWhatIsOnTheScreen();
        shopper.write(QUESTION);
        assertThat(shopper.status()).containsText("Waiting for a person");
        MODEL.goOn();
        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(answer()).hasText(FIRST);
        assertThat(whatWasOnTheScreen()).anyMatch(it -> it.contains(FIRST)).noneMatch(it -> it.contains("99 euros"));
        shopper.photograph("hub-stopped");
    }

    @Test
    void whoAsksForAPersonMeanwhileReadsNoMoreOfTheAnswer() {
        MODEL.writing(pen -> pen.say(FIRST + " Par")
                .pause()
                .say("cels to islands take five working days. Yes")
                .pause()
                .end());
        keepWhatIsOnTheScreen();
        shopper.write(QUESTION);
        assertThat(answer()).hasText(FIRST);
        shopper.button("Talk to a person").click();
        assertThat(shopper.status()).containsText("Waiting for a person");

        MODEL.goOn();
        await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql("select reason from draft order by id desc limit 1")
                .query(String.class)
                .single()
                .equals("interrupted"));
        MODEL.goOn();
        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(answer()).hasText(FIRST);
        assertThat(whatWasOnTheScreen()).anyMatch(it -> it.contains(FIRST)).noneMatch(it -> it.contains("islands"));
    }

    private Locator answer() {
        return shopper.bubbles().nth(1).locator(".said");
    }

    private void keepWhatIsOnTheScreen() {
        shopper.page.evaluate("""
                () => {
                  window.onScreen = [];
                  const root = document.querySelector('serai-chat').shadowRoot;
                  new MutationObserver(() => window.onScreen.push(root.textContent))
                    .observe(root, { childList: true, characterData: true, subtree: true });
                }
                """);
    }

    private List<String> whatWasOnTheScreen() {
        return ((List<?>) shopper.page.evaluate("onScreen"))
                .stream().map(Object::toString).toList();
    }
}
