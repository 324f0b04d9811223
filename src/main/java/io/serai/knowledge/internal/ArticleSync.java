package io.serai.knowledge.internal;

import io.serai.knowledge.internal.ArticleStore.Stored;
import io.serai.knowledge.internal.source.Article;
import io.serai.knowledge.internal.source.PassageCutter;
import io.serai.knowledge.internal.source.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings the stored articles to what the sources hold. */
@Service
public class ArticleSync {

    public record Changes(int added, int changed, int removed, int unchanged) {

        public boolean any() {
            return added + changed + removed > 0;
        }
    }

    private record Key(String source, String slug) {}

    private final ArticleStore store;
    private final ChunkStore chunkStore;

    ArticleSync(ArticleStore store, ChunkStore chunkStore) {
        this.store = store;
        this.chunkStore = chunkStore;
    }

    @Transactional
    public Changes apply(Reading reading) {
        store.lock();
        Map<Key, Stored> known = new HashMap<>();
        store.all().forEach(stored -> known.put(new Key(stored.source(), stored.slug()), stored));

        int added = 0;
        int changed = 0;
        int unchanged = 0;
        for (Article article : reading.articles()) {
            Stored stored = known.remove(new Key(article.source(), article.slug()));
            byte[] hash = article.contentHash();
            if (stored == null) {
                chunkStore.replace(store.add(article, hash), chunks(article));
                added++;
            } else if (!Arrays.equals(stored.contentHash(), hash)) {
                store.change(stored.id(), article, hash);
                chunkStore.replace(stored.id(), chunks(article));
                changed++;
            } else if (stored.removed()) {
                store.bringBack(stored.id());
                added++;
            } else {
                unchanged++;
            }
        }
        Changes changes = new Changes(added, changed, removeVanished(known, reading), unchanged);
        if (changes.any()) {
            store.raiseRevision();
        }
        return changes;
    }

    private int removeVanished(Map<Key, Stored> notRead, Reading reading) {
        List<UUID> vanished = notRead.values().stream()
                .filter(stored -> !stored.removed() && !reading.mayStillHold(stored.source()))
                .map(Stored::id)
                .toList();
        vanished.forEach(store::remove);
        return vanished.size();
    }

    private static List<Chunk> chunks(Article article) {
        List<Chunk> chunks = new ArrayList<>();
        for (String passage : PassageCutter.cut(article.blocks(), article.language())) {
            chunks.add(new Chunk(Chunk.Kind.PASSAGE, passage));
        }
        chunks.add(new Chunk(Chunk.Kind.QUESTION, article.title()));
        for (String question : article.questions()) {
            chunks.add(new Chunk(Chunk.Kind.QUESTION, question));
        }
        return chunks;
    }
}
