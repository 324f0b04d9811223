package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.ArticleStore;
import io.serai.knowledge.internal.Embeddings;
import io.serai.shared.Home;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The Lucene index over the stored articles. It is only a copy: a refresh compares it with the database article by
 * article, and makes it anew when its files are gone or damaged, or come from another embedding model or format. What
 * was committed before stays searchable meanwhile.
 */
@Component
public class SearchIndex {

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);

    private final Path folder;
    private final ArticleStore store;
    private final Embeddings embeddings;

    private volatile IndexFiles files;
    private volatile IndexState state = IndexState.NOTHING;

    SearchIndex(Home home, ArticleStore store, Embeddings embeddings) {
        this.folder = home.resolve("data").resolve("index");
        this.store = store;
        this.embeddings = embeddings;
    }

    public IndexState state() {
        return state;
    }

    public boolean canSearch() {
        return files != null;
    }

    /** Brings the index to the database's revision; costs one look at the database when it is there already. */
    public synchronized void refresh() {
        try {
            if (files == null) {
                files = IndexFiles.open(folder);
                state = IndexUpdate.unchecked(files, embeddings);
            }
            if (files.areThere()) {
                update(files);
            } else {
                replaceFiles();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in " + folder + " cannot be written", e);
        }
    }

    private void update(IndexFiles target) throws IOException {
        long revision = store.revision();
        if (!state.standsAt(revision)) {
            state = new IndexUpdate(target, store, embeddings).to(revision);
        }
    }

    private void replaceFiles() throws IOException {
        log.warn("Files of the search index in {} are gone or damaged; it is made anew", folder);
        IndexFiles damaged = files;
        damaged.stopWriting();
        IndexFiles fresh = IndexFiles.open(folder);
        try {
            state = new IndexUpdate(fresh, store, embeddings).to(store.revision());
            files = fresh;
        } finally {
            (files == fresh ? damaged : fresh).close();
        }
    }

    /** Searches what is committed; empty when there is nothing yet. */
    <T> Optional<T> search(IndexFiles.Search<T> search) throws IOException {
        while (true) {
            IndexFiles current = files;
            if (current == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(current.search(search));
            } catch (AlreadyClosedException e) {
                if (current == files) {
                    throw e;
                }
                // Replaced just now: the new files answer.
            }
        }
    }

    @PreDestroy
    public synchronized void close() throws IOException {
        if (files != null) {
            files.close();
            files = null;
            state = IndexState.NOTHING;
        }
    }
}
