package io.serai.console.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import io.serai.console.browser.Desk.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chat on a page of another site, before a hub that does what the test says. */
@ExtendWith(Chromium.class)
abstract class WidgetCase {
    static final Screen WIDE = new Screen(1100, 800, ColorScheme.LIGHT, "en");
    static final Screen PHONE = new Screen(360, 740, ColorScheme.LIGHT, "en");
    static final String USER =
            "data-user='mina' data-signature='%s' data-email='mina@shop.example'".formatted("a".repeat(64));
    static final List<Map<String, ?>> SOURCES = List.of(
            Map.of(
                    "number",
                    1,
                    "title",
                    "Delivery times",
                    "slug",
                    "delivery-time",
                    "url",
                    "https://shop.example/delivery"),
            Map.of(
                    "number",
                    2,
                    "title",
                    "Holidays",
                    "slug",
                    "holidays",
                    "passage",
                    "Nothing is delivered on public holidays."));

    ScriptedHub hub;
    ShopSite site;
    private final List<Shopper> shoppers = new ArrayList<>();

    @BeforeEach
    void open() {
        hub = new ScriptedHub();
        site = new ShopSite();
    }

    @AfterEach
    void close() {
        shoppers.forEach(Shopper::close);
        hub.close();
        site.close();
    }

    Shopper shopper() {
        return shopper(WIDE, "");
    }

    Shopper shopper(Screen screen, String attributes) {
        return shopper(screen, attributes, it -> {});
    }

    /** Whose clock the test moves on. */
    Shopper shopperWithAClock() {
        return shopper(WIDE, "", it -> it.clock().install());
    }

    Shopper shopper(Screen screen, String attributes, Consumer<BrowserContext> before) {
        site.carry(hub.origin(), screen.language(), attributes);
        Shopper shopper = new Shopper(site.origin(), screen, before);
        shoppers.add(shopper);
        return shopper;
    }

    /** Until the hub has it and is listened to: a bubble shows before that. */
    void write(Shopper shopper, String words) {
        int before = hub.messages.size();
        shopper.write(words);
        await().until(() -> hub.messages.size() > before && hub.openStreams() > 0);
    }

    void sentence(String turn, int index, String text) {
        hub.tell("sentence", Map.of("turn_id", turn, "index", index, "text", text, "sources", List.of(SOURCES.get(0))));
    }
}
