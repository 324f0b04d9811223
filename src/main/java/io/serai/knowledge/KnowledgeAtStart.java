package io.serai.knowledge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Syncs before the routes and the web server start, so that the first question already finds its article. */
@Component
class KnowledgeAtStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KnowledgeAtStart.class);

    private final Knowledge knowledge;
    private volatile boolean running;

    KnowledgeAtStart(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public void start() {
        running = true;
        try {
            knowledge.sync();
        } catch (RuntimeException e) {
            log.error("The knowledge base could not be synced at the start; the schedule tries again", e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
