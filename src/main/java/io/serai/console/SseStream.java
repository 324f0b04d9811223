package io.serai.console;

import io.serai.account.Permit;
import io.serai.event.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Server-sent events to one reader. */
abstract class SseStream implements LiveStream {
    private static final Logger log = LoggerFactory.getLogger(SseStream.class);
    private static final long NO_LIMIT = 0;
    /** As long as the server waits for one write. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Permit permit;
    private final LiveStreams streams;
    private final SseEmitter emitter = new SseEmitter(NO_LIMIT);
    private final Untold<Runnable> untold;
    private volatile Subscription subscription;
    /** 0 while nothing is being written. */
    private volatile long writingSince;

    SseStream(Permit permit, LiveStreams streams) {
        this.permit = permit;
        this.streams = streams;
        this.untold = new Untold<>(streams.threads(), Runnable::run, this::cut);
        emitter.onCompletion(this::stop);
    }

    private void stop() {
        streams.remove(this);
        untold.stop();
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public Permit permit() {
        return permit;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Brings the answer's head to the browser before there is an event. */
    void open() {
        write(SseEmitter.event().comment("open"));
    }

    void follows(Subscription followed) {
        this.subscription = followed;
    }

    @Override
    public void beat() {
        tell("beat", SseEmitter.event().comment("beat"));
    }

    /** Returns at once. @param about what was not written yet about the same is left out */
    void tell(Object about, SseEmitter.SseEventBuilder event) {
        tell(about, () -> write(event));
    }

    /** Returns at once. @param telling writes, when its turn comes, or finds that there is nothing to tell any more */
    void tell(Object about, Runnable telling) {
        untold.tell(about, telling);
    }

    /** Takes as long as the reader takes. */
    void write(SseEmitter.SseEventBuilder event) {
        // One at a time, as the emitter has it too.
        synchronized (emitter) {
            writingSince = System.nanoTime();
            try {
                emitter.send(event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                writingSince = 0;
            }
        }
    }

    @Override
    public boolean isBehind() {
        long since = writingSince;
        return since != 0 && System.nanoTime() - since > PATIENCE.toNanos()
                || subscription != null && subscription.isBehind(PATIENCE);
    }

    @Override
    public void cut() {
        stop();
        end();
    }

    @Override
    public void end() {
        try {
            emitter.complete();
        } catch (IllegalStateException over) {
            // The reader went away first, and the container has noticed.
            log.debug("A stream was over already", over);
        }
    }
}
