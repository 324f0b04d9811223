package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.serai.console.browser.Desk.Screen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How it looks and is reached, on whatever screen and with whatever there is to reach it. */
class WidgetFaceIT extends WidgetCase {

    @ParameterizedTest
    @CsvSource({
        "1100, 800, LIGHT, en",
        "1100, 800, DARK, en",
        "360, 740, LIGHT, en",
        "360, 740, DARK, ko",
        "1100, 800, LIGHT, ko",
        "740, 360, LIGHT, en",
        "1100, 800, LIGHT, ar"
    })
    void everyScreenIsWholeAndAccessible(int width, int height, ColorScheme colours, String language) {
        Screen screen = new Screen(width, height, colours, language);
        boolean korean = language.equals("ko");
        Shopper shopper = shopper(screen, "data-language='%s'".formatted(language));
        shopper.page.locator(".launcher").click();
        assertThat(shopper.page.locator(".panel")).isVisible();
        shopper.photograph("welcome-" + screen.name());
        shopper.assertAccessible();
        write(shopper, korean ? "토요일에도 배송되나요?" : "Do you deliver on Saturdays?");
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        hub.say(
                "ASSISTANT",
                korean
                        ? "네, 일반 배송은 월요일부터 토요일까지 이루어집니다 [1]. 공휴일에는 배송하지 않습니다 [2]."
                        : "Yes, standard delivery runs from Monday to Saturday [1]. There is none on public holidays [2].",
                Map.of("sources", SOURCES));
        write(
                shopper,
                korean
                        ? "주문한 랜턴이 깨져서 왔어요. 다른 색으로 교환하고 싶은데 담당자와 이야기할 수 있을까요?"
                        : "My lantern arrived broken. I would like another colour, can I talk to somebody about it?");
        assertThat(shopper.page.locator(".pending")).hasCount(0);
        hub.status("AWAITING_APPROVAL", Map.of("stage", "CHECKING", "place", 3, "minutes", 4));
        hub.say(
                "AGENT",
                korean ? "안녕하세요, 미나입니다. 바로 확인하겠습니다." : "Hello, this is Mina. I am looking at your order right now.",
                Map.of("author_name", korean ? "미나" : "Mina"));
        assertThat(shopper.bubbles()).hasCount(4);
        shopper.photograph("talk-" + screen.name());
        shopper.assertAccessible();
        shopper.assertNothingStandsOut();
    }

    @Test
    void theKeyboardIsEnough() {
        Shopper shopper = shopper();
        shopper.page.locator("#before").focus();
        shopper.page.keyboard().press("Tab");
        assertThat(shopper.page.locator(".launcher")).isFocused();
        shopper.photograph("focus");
        shopper.page.keyboard().press("Enter");
        assertThat(shopper.text()).isFocused();
        shopper.page.keyboard().type("Hello");
        shopper.page.keyboard().press("Shift+Enter");
        shopper.page.keyboard().type("there");
        shopper.page.keyboard().press("Enter");
        assertThat(shopper.bubbles()).hasText(new String[] {"Hello\nthere"});
        assertThat(shopper.text()).isFocused();
        hub.say("ASSISTANT", "See [2].", Map.of("sources", SOURCES));
        assertThat(shopper.button("2 Holidays")).isVisible();
        shopper.button("2 Holidays").focus();
        shopper.page.keyboard().press("Enter");
        assertThat(shopper.button("Back")).isFocused();
        shopper.page.keyboard().press("Escape");
        assertThat(shopper.text()).isFocused();
        shopper.page.keyboard().press("Escape");
        assertThat(shopper.page.locator(".panel")).hasCount(0);
        assertThat(shopper.page.locator(".launcher")).isFocused();
    }

    @Test
    void aWholeConversationNeedsNoMouse() {
        hub.chat.put("form", List.of(Map.of("field", "email", "label", "E-mail", "required", true)));
        Shopper shopper = shopper();
        var keyboard = shopper.page.keyboard();
        shopper.tabTo(shopper.page.locator(".launcher"));
        keyboard.press("Enter");
        assertThat(shopper.text()).isFocused();
        keyboard.type("My parcel is damaged");
        keyboard.press("Enter");
        assertThat(shopper.page.getByLabel("E-mail")).isFocused();
        keyboard.type("mina@shop.example");
        shopper.tabTo(shopper.text());
        keyboard.press("Enter");
        await().until(() -> hub.messages.size() == 1 && hub.openStreams() == 1);

        shopper.tabTo(shopper.button("Attach files"));
        shopper.page
                .waitForFileChooser(() -> keyboard.press("Enter"))
                .setFiles(new FilePayload("label.png", "image/png", new byte[] {1}));
        shopper.tabTo(shopper.button("Remove label.png"));
        assertThat(shopper.page.locator(".staged progress")).hasCount(0);
        shopper.tabTo(shopper.text());
        keyboard.type("Here");
        keyboard.press("Enter");
        await().until(() -> hub.messages.size() == 2);

        hub.say("ASSISTANT", "See [2].", Map.of("sources", SOURCES));
        assertThat(shopper.bubbles()).hasCount(3);
        shopper.tabTo(shopper.button("Not helpful"));
        keyboard.press("Space");
        shopper.tabTo(shopper.page.getByPlaceholder("What was missing?"));
        keyboard.type("The price");
        keyboard.press("Enter");
        await().until(() -> hub.requestsTo("PUT", "/feedback").stream()
                .anyMatch(it -> it.body().has("comment")));

        shopper.tabTo(shopper.button("Talk to a person"));
        keyboard.press("Enter");
        assertThat(shopper.status()).containsText("number 2 in line");
        shopper.tabTo(shopper.button("More"));
        keyboard.press("Enter");
        shopper.tabTo(shopper.button("Send me this conversation"));
        keyboard.press("Enter");
        assertThat(shopper.button("Back")).isFocused();
        shopper.tabTo(shopper.page.getByLabel("E-mail address"));
        keyboard.press("Enter");
        assertThat(shopper.page.getByText("It is on its way.")).isVisible();
        keyboard.press("Escape");
        assertThat(shopper.text()).isFocused();

        hub.status("RESOLVED", Map.of("stage", "RESOLVED"));
        shopper.tabTo(shopper.page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName("Very bad").setExact(true)));
        keyboard.press("Space");
        for (int stars = 1; stars < 4; stars++) keyboard.press("ArrowRight");
        shopper.tabTo(shopper.page.locator(".card button"));
        keyboard.press("Enter");
        assertThat(shopper.page.getByText("Thank you for telling us.")).isVisible();
        assertThat(hub.requestsTo("PUT", "/rating").get(0).body().get("score").asInt())
                .isEqualTo(4);
    }

    @Test
    void theFocusGoesBackToTheButtonOfThePageThatOpenedIt() {
        Shopper shopper = shopper();
        shopper.page.evaluate("document.querySelector('#before').addEventListener('click', () => Serai.open())");
        shopper.page.locator("#before").focus();
        shopper.page.keyboard().press("Enter");
        assertThat(shopper.text()).isFocused();
        shopper.page.keyboard().press("Escape");
        assertThat(shopper.page.locator("#before")).isFocused();
    }

    @Test
    void onAPhoneTheFocusStaysInsideAndTheChatFillsTheScreen() {
        Shopper shopper = shopper(PHONE, "").open();
        assertThat(shopper.dialog()).hasAttribute("aria-modal", "true");
        shopper.page.locator(".panel").evaluate("it => Promise.all(it.getAnimations().map((each) => each.finished))");
        var box = shopper.page.locator(".panel").boundingBox();
        assertThat(List.of(box.x, box.y, box.width, box.height)).containsExactly(0.0, 0.0, 360.0, 740.0);
        for (int tabs = 0; tabs < 12; tabs++) {
            shopper.page.keyboard().press("Tab");
            assertThat(shopper.page.evaluate("document.activeElement.localName"))
                    .isEqualTo("serai-chat");
        }
    }

    @Test
    void theTagAndThePageChooseItsColoursAndPlace() {
        Shopper shopper = shopper(WIDE, "data-accent='#ffd400' data-position='start' data-theme='dark'")
                .open();
        assertThat(shopper.page.locator(".launcher")).hasCSS("background-color", "rgb(255, 212, 0)");
        assertThat(shopper.page.locator(".launcher")).hasCSS("color", "rgb(0, 0, 0)");
        assertThat(shopper.page.locator(".panel").boundingBox().x).isLessThan(40);
        write(shopper, "Hello");
        hub.say("ASSISTANT", "Hello!", Map.of());
        assertThat(shopper.bubbles()).hasCount(2);
        shopper.photograph("themed");
        shopper.assertAccessible();
        shopper.page.evaluate(
                "document.querySelector('serai-chat').style.setProperty('--serai-accent', 'rgb(90, 0, 120)')");
        assertThat(shopper.page.locator(".launcher")).hasCSS("background-color", "rgb(90, 0, 120)");
    }

    @Test
    void whoWantsNoMotionOrColoursOfTheirOwnGetsThat() {
        Shopper shopper = shopper();
        shopper.page.emulateMedia(new Page.EmulateMediaOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setForcedColors(ForcedColors.ACTIVE));
        write(shopper.open(), "Hello");
        hub.status("ANSWERING", Map.of("stage", "WRITING"));
        assertThat(shopper.page.locator(".dots").first()).hasCSS("animation-name", "none");
        hub.say("ASSISTANT", "Hello!", Map.of());
        assertThat(shopper.bubbles()).hasCount(2);
        shopper.photograph("forced-colours");
    }
}
