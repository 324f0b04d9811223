package io.serai.account;

import io.serai.shared.HubsWork;
import io.serai.shared.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Colleagues: whom one can mention, and give something to. Only those who are active. */
@Service
public class People {

    private final PeopleStore store;

    People(PeopleStore store) {
        this.store = store;
    }

    /** @param cursor where the last page ended, or null @return by name */
    @HubsWork(readOnly = true)
    public Page<Person> list(Integer cursor, int limit) {
        return Page.numbered(store.list(cursor == null ? 0 : cursor, limit + 1), limit, cursor);
    }

    /** Those of the accounts that are active, in no order. */
    @HubsWork(readOnly = true)
    public List<Person> active(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.active(ids);
    }

    @HubsWork(readOnly = true)
    public Optional<Person> active(UUID id) {
        return store.active(List.of(id)).stream().findFirst();
    }
}
