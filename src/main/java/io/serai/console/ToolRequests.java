package io.serai.console;

import io.serai.account.SavedView;
import io.serai.account.SavedViews;
import io.serai.conversation.CannedResponse;
import io.serai.conversation.CannedResponses;
import io.serai.knowledge.ArticleFilter;
import io.serai.knowledge.ArticleView;
import io.serai.knowledge.Articles;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What people work with: prepared answers, their own filters, articles. */
@Component
public class ToolRequests {
    private final CannedResponses responses;
    private final SavedViews views;
    private final Articles articles;

    ToolRequests(CannedResponses responses, SavedViews views, Articles articles) {
        this.responses = responses;
        this.views = views;
        this.articles = articles;
    }

    @RouteStep
    public Page<CannedResponse> responses(Integer cursor, int limit) {
        return responses.list(cursor, limit);
    }

    @RouteStep
    public CannedResponse makeResponse(WriteCannedResponse body, String idempotencyKey, UUID accountId) {
        return responses.make(body.named(Ids.of(idempotencyKey, accountId, body)), accountId);
    }

    @RouteStep
    public CannedResponse changeResponse(UUID id, WriteCannedResponse body, UUID accountId) {
        return responses.change(body.named(id), accountId);
    }

    @RouteStep
    public void removeResponse(UUID id, UUID accountId) {
        responses.remove(id, accountId);
    }

    @RouteStep
    public Page<SavedView> views(UUID accountId, Integer cursor, int limit) {
        return views.of(accountId, cursor, limit);
    }

    @RouteStep
    public SavedView keepView(WriteSavedView body, String idempotencyKey, UUID accountId) {
        return views.keep(body.named(Ids.of(idempotencyKey, accountId, body)), accountId);
    }

    @RouteStep
    public void forgetView(UUID id, UUID accountId) {
        views.forget(id, accountId);
    }

    @RouteStep
    public Page<ArticleView.Summary> articles(String words, String language, String topic, Integer cursor, int limit) {
        return articles.list(new ArticleFilter(words, language, topic), cursor, limit);
    }

    /** @param slug as it stands in the path, which Camel does not decode */
    @RouteStep
    public ArticleView article(String slug) {
        return articles.get(UriUtils.decode(slug, StandardCharsets.UTF_8));
    }
}
