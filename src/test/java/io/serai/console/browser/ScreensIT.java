package io.serai.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.serai.console.browser.Customers.Waiting;
import io.serai.console.browser.Desk.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen for everybody: wide and narrow, light and dark, in both languages. */
class ScreensIT extends BrowserCase {

    static Stream<Screen> screens() {
        return Stream.of(
                Screen.USUAL,
                new Screen(1440, 900, ColorScheme.DARK, "ko"),
                new Screen(360, 740, ColorScheme.LIGHT, "ko"),
                new Screen(360, 740, ColorScheme.DARK, "en"),
                new Screen(3840, 2160, ColorScheme.LIGHT, "en"));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyScreenIsAccessibleAndFits(Screen screen) {
        Waiting draft = customers.complainAbout("the delivery van, number plate 12-3456, on the eleventh of May");
        Waiting handoff = customers.askForAPerson("내 주문을 찾을 수 없어요");
        UUID mail = customers.mail(FormattedMailIT.mail("https://pictures.example/p.png"));
        Desk desk = deskOf(hire("ADMINISTRATOR", "Sun-hee"), screen);
        paths(draft, handoff).forEach((name, path) -> {
            desk.open(path);
            assertThat(desk.page.locator("main h1:visible, main h2:visible").first())
                    .isVisible();
            assertThat(desk.page.locator("main [role=status] > .visually-hidden"))
                    .hasCount(0);
            desk.photograph(name + "-" + screen.name());
            desk.assertAccessible();
            desk.assertNothingStandsOut();
        });
        walkThroughDialogs(desk, screen, mail);
        desk.page.locator("button:has(svg.lucide-bell):visible").first().click();
        assertThat(desk.page.locator("[role=menu]:visible")).isVisible();
        desk.photograph("bell-" + screen.name());
        desk.assertAccessible();
        desk.page.keyboard().press("Escape");
        desk.open("/queue");
        assertThat(desk.page.locator("main#screen")).isVisible();
        desk.page.keyboard().press("?");
        assertThat(desk.page.locator("[role=dialog]")).isVisible();
        desk.photograph("keys-" + screen.name());
        desk.assertAccessible();
        desk.page.keyboard().press("Escape");
        desk.page.keyboard().press("Control+k");
        assertThat(desk.page.locator("[role=dialog] [role=option]").first()).isVisible();
        desk.photograph("palette-" + screen.name());
        desk.assertAccessible();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void signingInIsAccessibleAndSaysWhatIsWrong(Screen screen) {
        Desk desk = new Desk(port, screen);
        desk.open("/");
        desk.page.locator("input[name=email]").fill("nobody@serai.local");
        desk.page.locator("input[name=password]").fill("not this");
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("[role=alert]")).isVisible();
        assertThat(desk.page.locator("input[name=email]")).hasValue("nobody@serai.local");
        desk.photograph("sign-in-" + screen.name());
        desk.assertAccessible();
        desk.assertNothingStandsOut();
        desk.close();
    }

    @Test
    void koreanIsSpokenWhereTheBrowserDoes() {
        Desk desk = deskOf(hire("AGENT", "Mina"), new Screen(1440, 900, ColorScheme.LIGHT, "ko"));
        assertThat(desk.page.locator("html")).hasAttribute("lang", "ko");
        assertThat(desk.page.locator("h1").first()).containsText("승인");
        assertThat(desk.page.locator("main")).containsText("승인을 기다리는 초안이 없습니다");
    }

    private static void walkThroughDialogs(Desk desk, Screen screen, UUID mail) {
        desk.open("/inbox/" + mail);
        openAndLook(desk, screen, "main button:has(svg.lucide-newspaper)", "formatted", "iframe[style]");
        openAndLook(desk, screen, "main aside button:has(svg.lucide-merge)", "merge", "button");
        desk.open("/security");
        openAndLook(desk, screen, "main button:has(svg.lucide-shield-check)", "second-factor", "button");
        openAndLook(desk, screen, "main button:has(svg.lucide-plus)", "token", "button");
        desk.open("/webhooks");
        openAndLook(desk, screen, "main button:has(svg.lucide-plus)", "webhook", "button");
    }

    /** @param awaited what is in the dialog once all is there */
    private static void openAndLook(Desk desk, Screen screen, String button, String name, String awaited) {
        desk.page.locator(button).first().click();
        assertThat(desk.dialog().locator(awaited).first()).isVisible();
        assertThat(desk.page.locator("[role=dialog] [role=status] > .visually-hidden"))
                .hasCount(0);
        desk.photograph(name + "-" + screen.name());
        desk.assertAccessible();
        desk.assertNothingStandsOut();
        desk.page.keyboard().press("Escape");
        assertThat(desk.dialog()).isHidden();
    }

    private static Map<String, String> paths(Waiting draft, Waiting handoff) {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("queue", "/queue");
        paths.put("approval", "/queue/" + draft.id());
        paths.put("inbox", "/inbox");
        paths.put("inbox-empty", "/inbox?q=nothinglikethis");
        paths.put("conversation", "/inbox/" + draft.conversationId());
        paths.put("escalations", "/escalations");
        paths.put("escalation", "/escalations/" + handoff.id());
        paths.put("knowledge", "/knowledge");
        paths.put("prepared", "/prepared");
        paths.put("channels", "/channels");
        paths.put("figures", "/figures");
        paths.put("security", "/security");
        paths.put("webhooks", "/webhooks");
        paths.put("users", "/users");
        paths.put("audit", "/audit");
        paths.put("not-found", "/nowhere");
        return paths;
    }
}
