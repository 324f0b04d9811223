package io.serai.knowledge;

import io.serai.knowledge.internal.ArticleStore;
import io.serai.knowledge.internal.Embeddings;
import io.serai.knowledge.internal.index.SearchIndex;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** DOWN only when nothing can be searched at all; an index that lags behind still answers. */
@Component("knowledgeHealthIndicator")
class KnowledgeHealth extends AbstractHealthIndicator {

    private final SearchIndex index;
    private final ArticleStore store;
    private final Embeddings embeddings;

    KnowledgeHealth(SearchIndex index, ArticleStore store, Embeddings embeddings) {
        this.index = index;
        this.store = store;
        this.embeddings = embeddings;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var state = index.state();
        builder.status(index.canSearch() ? "UP" : "DOWN")
                .withDetail("articles", state.articles())
                .withDetail("index_revision", state.revision())
                .withDetail("database_revision", databaseRevision())
                .withDetail("embedding_model", embeddings.model());
    }

    private Object databaseRevision() {
        try {
            return store.revision();
        } catch (RuntimeException e) {
            // The database has a health of its own; the index answers without it.
            return "unknown";
        }
    }
}
