package io.serai.knowledge.internal.source;

import io.serai.knowledge.KnowledgeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The folders that articles are read from. */
@Component
public class ArticleFolders {

    private static final Logger log = LoggerFactory.getLogger(ArticleFolders.class);

    private final List<ArticleFormat> formats = List.of(new MarkdownFormat(), new CsvFormat(), new JsonlFormat());
    private final List<ArticleFolder> folders;
    private final Set<ArticleFolder> reportedMissing = ConcurrentHashMap.newKeySet();

    ArticleFolders(KnowledgeSettings settings) {
        this.folders = settings.folders().stream()
                .map(String::strip)
                .filter(folder -> !folder.isEmpty())
                .map(ArticleFolders::folder)
                .toList();
    }

    private static ArticleFolder folder(String location) {
        return location.startsWith(ClasspathFolder.PREFIX)
                ? new ClasspathFolder(location)
                : new DiskFolder(Path.of(location));
    }

    public Reading read() {
        Reading reading = new Reading();
        for (ArticleFolder folder : folders) {
            read(folder, reading);
        }
        return reading;
    }

    private void read(ArticleFolder folder, Reading reading) {
        try {
            if (!folder.exists()) {
                reading.missing(folder.name());
                if (reportedMissing.add(folder)) {
                    log.info("There is no knowledge folder {}; nothing is read from it", folder);
                }
                return;
            }
            reportedMissing.remove(folder);
            folder.forEach(this::isArticle, file -> read(file, reading), reading);
        } catch (IOException e) {
            reading.fault(folder.name(), 0, "the folder cannot be read: " + e);
        }
    }

    private boolean isArticle(String name) {
        return !name.equalsIgnoreCase("README.md")
                && !name.startsWith(".")
                && formats.stream().anyMatch(format -> name.endsWith(format.suffix()));
    }

    private void read(ArticleFile file, Reading reading) {
        for (ArticleFormat format : formats) {
            if (file.name().endsWith(format.suffix())) {
                try {
                    format.read(file, reading);
                } catch (UnreadableArticle e) {
                    reading.fault(file.source(), 0, e.getMessage());
                }
            }
        }
    }
}
