package io.serai.conversation;

import io.serai.shared.Page;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** All conversations, for people: filtered, searched, the one with the latest news first. */
@Service
public class ConversationSummaries {

    private final ConversationSummaryStore summaries;
    private final ConversationSearch search;

    ConversationSummaries(ConversationSummaryStore summaries, ConversationSearch search) {
        this.summaries = summaries;
        this.search = search;
    }

    /** @param cursor where the last page ended, or null; INVALID when it is none */
    public Page<ConversationSummary> list(ConversationFilter filter, String cursor, int limit) {
        ActivityCursor after = cursor == null ? null : ActivityCursor.of(cursor);
        List<ConversationSummary> found = filter.words() == null
                ? summaries.list(filter, after, limit + 1)
                : summaries.list(search.find(filter, after, limit + 1));
        return Page.of(found, limit, ConversationSummary::cursor);
    }

    /** How a conversation's customer is called. */
    public NamedCustomer customerOf(UUID conversationId) {
        return summaries.customerOf(conversationId);
    }
}
