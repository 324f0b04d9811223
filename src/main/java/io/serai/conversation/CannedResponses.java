package io.serai.conversation;

import io.serai.account.Audit;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prepared answers, which people put into what they write. A shortcut is there once in a language. */
@Service
public class CannedResponses {

    private final CannedResponseStore store;
    private final Audit audit;

    CannedResponses(CannedResponseStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** @param cursor where the last page ended, or null @return by shortcut */
    @Transactional(readOnly = true)
    public Page<CannedResponse> list(Integer cursor, int limit) {
        return Page.numbered(store.list(cursor == null ? 0 : cursor, limit + 1), limit, cursor);
    }

    /**
     * @param response its id names the request: one that was carried out before changes nothing
     * @throws SeraiException CONFLICT when the shortcut is taken
     */
    @Transactional
    public CannedResponse make(CannedResponse response, UUID accountId) {
        if (store.find(response.id()).isEmpty()) {
            if (!store.insert(response, accountId)) {
                throw taken();
            }
            audit.add(accountId, "canned-response-made", "canned-response", response.id(), Map.of());
        }
        return store.find(response.id()).orElseThrow();
    }

    /** @throws SeraiException NOT_FOUND; CONFLICT when the shortcut is taken */
    @Transactional
    public CannedResponse change(CannedResponse response, UUID accountId) {
        store.find(response.id()).orElseThrow(() -> SeraiException.notFound("canned response", response.id()));
        if (!store.update(response)) {
            throw taken();
        }
        audit.add(accountId, "canned-response-changed", "canned-response", response.id(), Map.of());
        return store.find(response.id()).orElseThrow();
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional
    public void remove(UUID id, UUID accountId) {
        if (!store.delete(id)) {
            throw SeraiException.notFound("canned response", id);
        }
        audit.add(accountId, "canned-response-removed", "canned-response", id, Map.of());
    }

    private static SeraiException taken() {
        return SeraiException.conflict("There is a prepared answer of this shortcut in this language.")
                .coded("shortcut-taken");
    }
}
