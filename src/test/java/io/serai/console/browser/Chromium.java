package io.serai.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The browser of this machine. Where there is none, nothing is downloaded: the tests say that they were skipped. */
class Chromium implements ExecutionCondition {
    private static final Path DRIVER = Path.of("src/main/console/node_modules/playwright-core");
    private static final Path PAGE = Path.of("target/classes/static/console/index.html");

    /** Machines that do other things too are slow. */
    private static final int PATIENCE = 20_000;

    private static Browser browser;

    /** One for all tests: it starts slowly. It ends with them. */
    static synchronized Browser browser() {
        if (browser == null) {
            System.setProperty("playwright.cli.dir", driverFolder().toString());
            Map<String, String> environment = Map.of(
                    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                    "1",
                    "PLAYWRIGHT_NODEJS_PATH",
                    node().orElseThrow().toString());
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium().orElseThrow())
                            .setArgs(List.of("--no-sandbox")));
        }
        return browser;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (chromium().isEmpty()) {
            return ConditionEvaluationResult.disabled("Skipped: no Chromium is installed on this machine");
        }
        if (node().isEmpty() || !Files.exists(DRIVER) || !Files.exists(PAGE)) {
            return ConditionEvaluationResult.disabled("Skipped: the console was not built, see the build's warning");
        }
        return ConditionEvaluationResult.enabled("Chromium and the console are here");
    }

    private static Optional<Path> chromium() {
        Stream<String> names = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        return names.flatMap(name -> onPath(name).stream()).findFirst();
    }

    /** The one that built the console. */
    private static Optional<Path> node() {
        Path fetched = Path.of("target/node/bin/node").toAbsolutePath();
        return Files.isExecutable(fetched) ? Optional.of(fetched) : onPath("node");
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Laid out as the driver looks for itself. */
    private static Path driverFolder() {
        try {
            Path folder = Files.createDirectories(Path.of("target/playwright")).toAbsolutePath();
            Path link = folder.resolve("package");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, DRIVER.toAbsolutePath());
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
