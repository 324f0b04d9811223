package io.serai.event;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells every replica's tail, this one's too, that there is something to read. It rings outside of the business
 * transactions, where NOTIFY would make their commits wait for each other, and once for all that happened meanwhile. A
 * ring that is lost costs a reader no more than its next look of its own accord.
 */
@Component
class EventBell implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventBell.class);

    private final SignalStore signals;
    private final Semaphore rung = new Semaphore(0);
    private volatile Thread ringer;

    EventBell(SignalStore signals) {
        this.signals = signals;
    }

    void ring() {
        rung.release();
    }

    @Override
    public void start() {
        ringer = new Thread(this::ringUntilStopped, "event-bell");
        ringer.setDaemon(true);
        ringer.start();
    }

    private void ringUntilStopped() {
        while (isRunning()) {
            try {
                rung.acquire();
                rung.drainPermits();
                signals.send();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.debug("The event bell did not ring", e);
            }
        }
    }

    @Override
    @PreDestroy
    public void stop() {
        Thread stopped = ringer;
        ringer = null;
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return ringer != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
