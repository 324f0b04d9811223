package io.serai.event;

import io.serai.shared.AfterCommit;
import io.serai.shared.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps every domain event, in the transaction that made it true. */
@Component
class EventLog {
    private final EventStore store;
    private final EventBell bell;

    EventLog(EventStore store, EventBell bell) {
        this.store = store;
        this.bell = bell;
    }

    @EventListener
    void keep(DomainEvent event) {
        store.append(event);
        AfterCommit.run(bell::ring);
    }
}
