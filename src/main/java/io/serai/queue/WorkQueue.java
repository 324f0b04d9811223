package io.serai.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.database.Wakeups;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work written in the transaction of the state that it belongs to, and done at least once. An item is claimed with a
 * lease; when the lease runs out, because the claimer died, the next claim gets the item again. Effects must therefore
 * be conditional on the state that they change.
 */
@Service
public class WorkQueue {

    private final WorkItemStore items;
    private final Wakeups wakeups;
    private final ObjectMapper json;

    WorkQueue(WorkItemStore items, Wakeups wakeups, ObjectMapper json) {
        this.items = items;
        this.wakeups = wakeups;
        this.json = json;
    }

    /** Adds an item to a topic; part of the surrounding transaction, which must hold a lock that orders the key. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String topic, Object key, Object payload) {
        addLater(topic, key, payload, Duration.ZERO);
    }

    /** The same, for an item that is not due before {@code delay} has passed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addLater(String topic, Object key, Object payload, Duration delay) {
        try {
            items.insert(topic, key.toString(), json.writeValueAsString(payload), delay);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a payload: " + payload, e);
        }
        if (delay.isZero()) {
            wakeups.wake(wakeupOf(topic));
        }
    }

    /** Claims up to {@code limit} items that are due, the first of each key, oldest first. */
    public List<WorkItem> claim(String topic, int limit, Duration lease) {
        return claim(topic, List.of(), limit, lease);
    }

    /** Takes finished items off the queue, as {@link #complete} does, and claims the next ones. */
    public List<WorkItem> claim(String topic, Collection<WorkItem> done, int limit, Duration lease) {
        return items.claim(topic, done, limit, Ids.next(), lease);
    }

    public void extend(Collection<WorkItem> held, Duration lease) {
        items.extend(held, lease);
    }

    /** Takes finished items off the queue, those that are still held. */
    public void complete(Collection<WorkItem> done) {
        items.delete(done);
    }

    /** Gives an item back, to be claimed again after {@code delay}; later items of its key wait for it. */
    public void giveBack(WorkItem item, Duration delay, String error) {
        items.release(item, delay, error);
    }

    /** Takes an item that cannot be done out of the way of its key, and keeps it. */
    public void bury(WorkItem item, String error) {
        items.bury(item, error);
    }

    /** The name of the wake-up that tells of new items of a topic. */
    public static String wakeupOf(String topic) {
        return "queue-" + topic;
    }
}
