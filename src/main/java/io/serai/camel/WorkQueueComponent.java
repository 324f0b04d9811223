package io.serai.camel;

import io.serai.database.Wakeups;
import io.serai.queue.WorkQueue;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;

/** {@code work-queue:topic}: consumes the hub's own queue in PostgreSQL. */
@Component("work-queue")
class WorkQueueComponent extends DefaultComponent {

    private final WorkQueue queue;
    private final Wakeups wakeups;

    WorkQueueComponent(WorkQueue queue, Wakeups wakeups) {
        this.queue = queue;
        this.wakeups = wakeups;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String topic, Map<String, Object> parameters) {
        return new WorkQueueEndpoint(uri, this, topic, queue, wakeups);
    }
}
