package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of docs/channels/add-a-channel.md, with the files that it shows, by the packaged hub. */
class ConformanceIT {

    private static final Path BUILT_IN = Path.of("channels-config/webhook");

    @TempDir
    Path home;

    @Test
    void aChannelOfAnotherNameConformsAndTheHubsOwnFolderIsLeftAlone() throws Exception {
        try (HubProcess hub = HubProcess.takenApart(home)) {
            for (String file : new String[] {"channel.yaml", "conformance.yaml"}) {
                hub.write("channels-config/shop-app/" + file, Files.readString(BUILT_IN.resolve(file)));
            }

            int exit = hub.run("--conformance=shop-app");

            assertThat(Files.readString(hub.log()))
                    .contains("Channel shop-app (webhook): conforms")
                    .doesNotContain("failed  ");
            assertThat(exit).isZero();
            assertThat(home.resolve("data")).doesNotExist();
        }
    }

    @Test
    void aChannelThatIsNotConfiguredDoesNotConform() throws Exception {
        try (HubProcess hub = HubProcess.takenApart(home)) {
            assertThat(hub.run("--conformance=nowhere")).isNotZero();
            assertThat(Files.readString(hub.log())).contains("nowhere");
        }
    }
}
