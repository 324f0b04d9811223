package io.serai.camel;

import io.serai.database.Wakeups;
import io.serai.queue.WorkQueue;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A topic of the queue and how it is consumed. */
class WorkQueueEndpoint extends DefaultEndpoint {

    final String topic;
    final WorkQueue queue;
    final Wakeups wakeups;

    private int workers = 16;
    private int maxAttempts = 8;
    private String deadLetterUri;

    WorkQueueEndpoint(String uri, WorkQueueComponent component, String topic, WorkQueue queue, Wakeups wakeups) {
        super(uri, component);
        this.topic = topic;
        this.queue = queue;
        this.wakeups = wakeups;
    }

    @Override
    public Consumer createConsumer(Processor route) {
        return new WorkQueueConsumer(this, route);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "Work is added in the transaction that it belongs to, by WorkQueue.add");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }

    int workers() {
        return workers;
    }

    /** How many items are done at the same time. */
    public void setWorkers(int workers) {
        this.workers = workers;
    }

    int maxAttempts() {
        return maxAttempts;
    }

    /** After how many failed attempts an item is set aside. */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    String deadLetterUri() {
        return deadLetterUri;
    }

    /** What receives an item that failed too often; without it the item is set aside in the queue. */
    public void setDeadLetterUri(String deadLetterUri) {
        this.deadLetterUri = deadLetterUri;
    }
}
