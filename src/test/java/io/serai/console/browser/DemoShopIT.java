package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.serai.FreePort;
import io.serai.console.browser.Desk.Screen;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Somebody asks on the page that a newcomer opens first. */
@ActiveProfiles("demo")
@TestPropertySource(properties = "serai.home=target/test-homes/demo-shop")
@DirtiesContext
class DemoShopIT extends BrowserCase {

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        int smtp = FreePort.next();
        int imap = FreePort.next();
        properties.add("serai.demo.smtp-port", () -> smtp);
        properties.add("serai.demo.imap-port", () -> imap);
    }

    @Test
    void aQuestionInTheShopsChatIsAnsweredThereFromTheArticles() {
        try (Shopper shopper = new Shopper("http://localhost:" + port + "/", WidgetCase.WIDE)) {
            shopper.photograph("shop");
            shopper.open();
            assertThat(shopper.dialog()).containsText("Kettle & Comet");
            shopper.write("When will my order arrive?");
            assertThat(shopper.log()).containsText("When will my order arrive?");
            assertThat(shopper.log()).containsText("2 working days");
            shopper.photograph("shop-answered");
            shopper.assertAccessible();
        }
    }

    @Test
    void theShopSpeaksKoreanToo() {
        Screen phone = new Screen(360, 740, ColorScheme.DARK, "ko");
        try (Shopper shopper = new Shopper("http://localhost:" + port + "/shop/ko.html", phone)) {
            shopper.photograph("shop-ko");
            shopper.button("채팅 열기").click();
            shopper.write("토요일에도 배송되나요?");
            assertThat(shopper.page.locator(".source").first()).isVisible();
            shopper.photograph("shop-answered-ko");
            shopper.assertNothingStandsOut();
        }
    }
}
