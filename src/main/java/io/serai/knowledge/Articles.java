package io.serai.knowledge;

import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The articles that the hub answers from, for people to read. */
@Service
public class Articles {

    private final ArticleViewStore store;

    Articles(ArticleViewStore store) {
        this.store = store;
    }

    /** @param cursor where the last page ended, or null @return by title; the best matches first where words are given */
    @Transactional(readOnly = true)
    public Page<ArticleView.Summary> list(ArticleFilter filter, Integer cursor, int limit) {
        return Page.numbered(store.list(filter, cursor == null ? 0 : cursor, limit + 1), limit, cursor);
    }

    /** Where several sources have the slug, the one that changed last. @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public ArticleView get(String slug) {
        return store.find(slug).orElseThrow(() -> SeraiException.notFound("article", slug));
    }
}
