package io.serai.assistant.internal;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.serai.assistant.ModelCall;
import io.serai.assistant.ModelCall.Outcome;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One try at one model. It ends once: a call that comes back after its time limit changes nothing any more. */
class Attempt {

    private final CallLog log;
    private final String model;
    private final CircuitBreaker breaker;
    private final long startedAt = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

    Attempt(CallLog log, String model, CircuitBreaker breaker) {
        this.log = log;
        this.model = model;
        this.breaker = breaker;
    }

    void succeeded() {
        end(Outcome.OK, null, null);
    }

    void failed(Outcome outcome, String detail, Throwable cause) {
        end(outcome, detail, cause);
    }

    private void end(Outcome outcome, String detail, Throwable cause) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        long nanos = System.nanoTime() - startedAt;
        if (outcome == Outcome.OK) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, cause);
        }
        log.add(new ModelCall(model, outcome, TimeUnit.NANOSECONDS.toMillis(nanos), detail));
    }
}
