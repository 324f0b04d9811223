package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus;
import io.serai.channel.Channels;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The chat on another site's page, a whole hub, and an agent in a second browser. */
@TestPropertySource(properties = "serai.home=target/test-homes/widget")
@DirtiesContext
class WidgetOnTheHubIT extends BrowserCase {
    private static final ShopSite SITE = new ShopSite();

    static {
        ChannelHome.at("target/test-homes/widget").channel("shop", """
                kind: webchat
                origins: ['%s']
                auto-threshold: 0.80
                never-automatic: [complaints, legal]
                chat: {name: Kettle & Comet}
                """.formatted(SITE.origin()));
    }

    @Autowired
    Channels channels;

    Shopper shopper;

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
    static void closeTheSite() {
        SITE.close();
    }

    @Test
    void aQuestionIsAnsweredAndTheThumbIsKept() {
        assertThat(shopper.dialog()).containsText("Kettle & Comet");
        shopper.write("How much is express delivery?");
        assertThat(shopper.button("Helpful")).isVisible();
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(shopper.page.locator(".source").first()).isVisible();
        shopper.button("Helpful").click();
        await().until(() -> jdbc.sql("select count(*) from event where type = 'answer-rated'")
                        .query(Integer.class)
                        .single()
                > 0);
        shopper.photograph("hub-answered");
        shopper.page.reload();
        assertThat(shopper.bubbles()).hasCount(2);
        assertThat(shopper.button("Helpful")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void theStatusFollowsWhatAgentsDo() {
        Desk desk = deskOf(hire("AGENT", "Mina"));
        shopper.write("I wish to file a formal complaint about an employee: the one at the till");
        assertThat(shopper.status()).containsText("A person is checking this answer");
        assertThat(shopper.status()).containsText("you are next");
        assertThat(desk.list()).hasCount(1);
        desk.page.keyboard().press("j");
        assertThat(desk.detail()).containsText("the one at the till");
        desk.page.keyboard().press("h");
        assertThat(desk.page).hasURL(Pattern.compile(".*/inbox/.*"));
        assertThat(shopper.status()).containsText("Mina is with you");
        desk.page.getByLabel("Answer to the customer").pressSequentially("I am looking");
        assertThat(shopper.status()).containsText("Mina is typing");
        shopper.photograph("hub-typing");
        desk.page.getByLabel("Answer to the customer").fill("I am looking into it.");
        desk.button("Send").click();
        assertThat(shopper.bubbles().last()).containsText("I am looking into it.");
        assertThat(shopper.log()).containsText("Mina");
        assertThat(shopper.log()).containsText("Read");
        shopper.text().pressSequentially("Thank");
        assertThat(desk.page.locator("main")).containsText("writ");
        shopper.photograph("hub-with-person");
    }

    @Test
    void aPersonIsAskedForAndTheConversationIsRatedAtItsEnd() {
        shopper.button("Talk to a person").click();
        assertThat(shopper.bubbles().first()).hasText("I would like to talk to a person.");
        assertThat(shopper.status()).containsText("Waiting for a person");
        assertThat(shopper.status()).containsText("you are next");
        UUID conversation = jdbc.sql("select id from conversation where channel_id = 'shop' order by id desc limit 1")
                .query(UUID.class)
                .single();
        Desk desk = deskOf(hire("AGENT", "Mina")).open("/inbox/" + conversation);
        desk.button("Take over").click();
        assertThat(shopper.status()).containsText("Mina is with you");
        desk.page.getByLabel("Answer to the customer").fill("Here I am.");
        desk.button("Send and resolve").click();
        assertThat(shopper.page.getByText("How did we do?")).isVisible();
        shopper.page
                .getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Very good"))
                .check();
        shopper.page.locator(".card").getByText("Send").click();
        assertThat(shopper.page.getByText("Thank you for telling us.")).isVisible();
    }
}
