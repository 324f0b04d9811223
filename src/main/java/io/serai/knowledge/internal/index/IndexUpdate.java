package io.serai.knowledge.internal.index;

import io.serai.knowledge.internal.ArticleStore;
import io.serai.knowledge.internal.ArticleStore.Edition;
import io.serai.knowledge.internal.ChunkStore;
import io.serai.knowledge.internal.ChunkStore.IndexedChunk;
import io.serai.knowledge.internal.Embeddings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;

/** Writes into the index what the database has and the index has not. */
final class IndexUpdate {

    /** Raise it when documents or their analysis change. */
    private static final String FORMAT = "2";

    private static final int ARTICLES_AT_ONCE = 50;

    private final IndexFiles files;
    private final ArticleStore store;
    private final ChunkStore chunkStore;
    private final Embeddings embeddings;
    private boolean complete = true;

    IndexUpdate(IndexFiles files, ArticleStore store, ChunkStore chunkStore, Embeddings embeddings) {
        this.files = files;
        this.store = store;
        this.chunkStore = chunkStore;
        this.embeddings = embeddings;
    }

    /** The state of files that were not compared with the database yet. */
    static IndexState unchecked(IndexFiles files, Embeddings embeddings) throws IOException {
        return new IndexState(0, -1, isOurs(files.stamp(), embeddings), false);
    }

    private static boolean isOurs(Map<String, String> stamp, Embeddings embeddings) {
        return FORMAT.equals(stamp.get("format")) && embeddings.model().equals(stamp.get("model"));
    }

    IndexState to(long revision) throws IOException {
        Map<Edition, Boolean> indexed = new HashMap<>();
        if (isOurs(files.stamp(), embeddings)) {
            indexed.putAll(files.search(searcher -> IndexedArticles.editions(searcher.getIndexReader())));
        } else {
            files.writer().deleteAll();
        }
        List<Edition> wanted = store.editions();
        deleteAllBut(wanted.stream().map(Edition::article).collect(Collectors.toSet()), indexed.keySet());
        List<UUID> outdated = wanted.stream()
                .filter(edition -> !indexed.getOrDefault(edition, false))
                .map(Edition::article)
                .toList();
        for (int from = 0; from < outdated.size(); from += ARTICLES_AT_ONCE) {
            write(outdated.subList(from, Math.min(from + ARTICLES_AT_ONCE, outdated.size())));
        }
        files.commit(Map.of("format", FORMAT, "model", embeddings.model(), "revision", Long.toString(revision)));
        return new IndexState(wanted.size(), revision, true, complete);
    }

    private void deleteAllBut(Set<UUID> wanted, Set<Edition> indexed) throws IOException {
        for (Edition edition : indexed) {
            if (!wanted.contains(edition.article())) {
                delete(edition.article());
            }
        }
    }

    private void write(List<UUID> articles) throws IOException {
        Map<UUID, List<IndexedChunk>> chunks =
                chunkStore.of(articles).stream().collect(Collectors.groupingBy(IndexedChunk::article));
        Map<String, float[]> vectors = embeddings.of(chunks.values().stream()
                .flatMap(List::stream)
                .map(IndexedChunk::text)
                .filter(embeddings::understands)
                .collect(Collectors.toSet()));
        for (UUID article : articles) {
            delete(article);
            if (chunks.containsKey(article)) {
                write(chunks.get(article), vectors);
            }
        }
    }

    private void write(List<IndexedChunk> chunks, Map<String, float[]> vectors) throws IOException {
        boolean lacksNone = chunks.stream()
                .map(IndexedChunk::text)
                .allMatch(text -> vectors.containsKey(text) || !embeddings.understands(text));
        complete &= lacksNone;
        files.writer().addDocuments(IndexedArticles.documents(chunks, vectors, lacksNone));
    }

    private void delete(UUID article) throws IOException {
        files.writer().deleteDocuments(new Term(IndexedArticles.ARTICLE, article.toString()));
    }
}
