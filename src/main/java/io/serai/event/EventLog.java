package io.serai.event;

import io.serai.database.Wakeups;
import io.serai.shared.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps every domain event, in the transaction that made it true: all of one together, right before its commit. */
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
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            gathered().add(event);
        } else {
            store.append(List.of(event));
        }
        wakeups.wake(EventTail.WAKEUP);
    }

    private List<DomainEvent> gathered() {
        for (var known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Gathering gathering && gathering.log() == this) {
                return gathering.events();
            }
        }
        Gathering gathering = new Gathering(this, new ArrayList<>());
        TransactionSynchronizationManager.registerSynchronization(gathering);
        return gathering.events();
    }

    private record Gathering(EventLog log, List<DomainEvent> events) implements TransactionSynchronization {
        @Override
        public void beforeCommit(boolean readOnly) {
            log.store.append(events);
        }
    }
}
