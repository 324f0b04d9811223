package io.serai.conversation;

import io.serai.shared.HubsWork;
import io.serai.shared.WordQuery;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Finds conversations by words: the beginnings of all of them in one message, or in the name or an address of the
 * customer. Only ids are found here, with the hub's own rights, because PostgreSQL uses no word index under a policy;
 * whoever asked reads the conversations themself.
 */
@Service
class ConversationSearch {

    private final ConversationSearchStore store;

    ConversationSearch(ConversationSearchStore store) {
        this.store = store;
    }

    @HubsWork(readOnly = true)
    public List<UUID> find(ConversationFilter filter, ActivityCursor after, int limit) {
        return store.find(filter, WordQuery.of(filter.words()), after, limit);
    }
}
