package io.serai.account;

import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The filters that people keep for themselves. */
@Service
public class SavedViews {

    private static final int MOST = 100;
    private static final Map<SavedView.Screen, Set<String>> FILTERS = Map.of(
            SavedView.Screen.CONVERSATIONS, Set.of("status", "channel_id", "holder", "q"),
            SavedView.Screen.APPROVALS, Set.of("channel_id", "holder", "topic", "reason"),
            SavedView.Screen.HANDOFFS, Set.of("channel_id", "holder", "for"));

    private final SavedViewStore store;

    SavedViews(SavedViewStore store) {
        this.store = store;
    }

    /** @param cursor where the last page ended, or null @return the account's own, by name */
    @Transactional(readOnly = true)
    public Page<SavedView> of(UUID accountId, Integer cursor, int limit) {
        return Page.numbered(store.list(accountId, cursor == null ? 0 : cursor, limit + 1), limit, cursor);
    }

    /**
     * @param view its id names the request: one that was carried out before changes nothing
     * @throws SeraiException INVALID when the screen's list has no such filter; CONFLICT when the name is taken, or there
     *     are a hundred
     */
    @Transactional
    public SavedView keep(SavedView view, UUID accountId) {
        if (!FILTERS.get(view.screen()).containsAll(view.filters().keySet())) {
            throw SeraiException.invalid("filters", "The list of this screen has no such filter.");
        }
        if (store.find(view.id(), accountId).isEmpty()) {
            if (store.count(accountId) >= MOST) {
                throw SeraiException.conflict("You keep %d already. Forget one first.".formatted(MOST))
                        .coded("too-many-views");
            }
            if (!store.insert(view, accountId)) {
                throw SeraiException.conflict("You have one of this name.").coded("view-name-taken");
            }
        }
        return store.find(view.id(), accountId).orElseThrow();
    }

    /** @throws SeraiException NOT_FOUND, also for somebody else's */
    @Transactional
    public void forget(UUID id, UUID accountId) {
        if (!store.delete(id, accountId)) {
            throw SeraiException.notFound("saved view", id);
        }
    }
}
