package io.serai.shared;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folder that the hub works in. */
@Component
public class Home {

    private final Path folder;

    /** @param folder a text, because Spring looks for a {@code Path} in the web server's temporary folder first */
    Home(@Value("${serai.home}") String folder) {
        this.folder = Path.of(folder).toAbsolutePath().normalize();
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }
}
