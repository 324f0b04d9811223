package io.serai.knowledge;

import io.serai.knowledge.internal.ArticleStore;
import io.serai.knowledge.internal.ArticleSync;
import io.serai.knowledge.internal.Embeddings;
import io.serai.knowledge.internal.index.HybridSearch;
import io.serai.knowledge.internal.index.SearchIndex;
import io.serai.knowledge.internal.source.ArticleFolders;
import io.serai.knowledge.internal.source.Reading;
import io.serai.shared.RouteStep;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * What the hub may answer from: articles read from folders, kept in the database, and searched.
 *
 * <p>Searching ranks articles by BM25 over words (Korean ones as morphemes), by BM25 over pieces of words, and by the
 * cosines of their passages and questions, and fuses the three by a convex combination of normalised scores (Bruch,
 * Gai, Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval"). The embedding model inside the hub knows
 * English only: Korean questions are then ranked without it, and their similarity is 0.
 */
@Service
public class Knowledge {

    private static final Logger log = LoggerFactory.getLogger(Knowledge.class);

    private final ArticleFolders folders;
    private final ArticleSync articles;
    private final ArticleStore store;
    private final Embeddings embeddings;
    private final SearchIndex index;
    private final HybridSearch search;
    private List<SyncReport.Fault> reportedFaults = List.of();

    Knowledge(
            ArticleFolders folders,
            ArticleSync articles,
            ArticleStore store,
            Embeddings embeddings,
            SearchIndex index,
            HybridSearch search) {
        this.folders = folders;
        this.articles = articles;
        this.store = store;
        this.embeddings = embeddings;
        this.index = index;
        this.search = search;
    }

    /**
     * The best passage of each article that may answer, best first. Without an index yet, or for a blank question, it
     * finds nothing; without a working embedding model, words alone decide. Fails as UNAVAILABLE when the index's files
     * cannot be read; the next sync makes them anew.
     */
    @RouteStep
    public List<Passage> search(Question question) {
        return search.search(question);
    }

    /**
     * Brings the stored articles to what the folders hold, and the index to the stored articles, also where another
     * hub changed them. What has not changed costs a comparison of hashes. What cannot be read is left out and
     * reported; its articles stay as they were. Several hubs may sync at once, and must read the same folders.
     */
    @RouteStep
    public synchronized SyncReport sync() {
        Reading reading = folders.read();
        report(reading.faults());
        ArticleSync.Changes changes = articles.apply(reading);
        long embedded = embeddings.made();
        index.refresh();
        SyncReport report = new SyncReport(
                changes.added(),
                changes.changed(),
                changes.removed(),
                changes.unchanged(),
                (int) (embeddings.made() - embedded),
                store.revision(),
                reading.faults());
        if (changes.any()) {
            log.info(
                    "Knowledge at revision {}: {} articles added, {} changed, {} removed, {} unchanged",
                    report.revision(),
                    report.added(),
                    report.changed(),
                    report.removed(),
                    report.unchanged());
        }
        return report;
    }

    /** Once, not at every sync. */
    private void report(List<SyncReport.Fault> faults) {
        faults.stream()
                .filter(fault -> !reportedFaults.contains(fault))
                .forEach(fault -> log.warn("Left out of the knowledge base: {}", fault));
        reportedFaults = faults;
    }
}
