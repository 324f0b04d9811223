package io.serai.event;

import io.serai.database.Wakeups;
import io.serai.shared.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps every domain event, in the transaction that made it true. */
@Component
class EventLog {
    private final EventStore store;
    private final Wakeups wakeups;

    EventLog(EventStore store, Wakeups wakeups) {
        this.store = store;
        this.wakeups = wakeups;
    }

    @EventListener
    void keep(DomainEvent event) {
        store.append(event);
        wakeups.wake(EventTail.WAKEUP);
    }
}
