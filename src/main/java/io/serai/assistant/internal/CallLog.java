package io.serai.assistant.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.serai.assistant.ModelCall;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The calls made for one answer, each counted as {@code serai.model.calls}. */
class CallLog {

    private final List<ModelCall> calls = new CopyOnWriteArrayList<>();
    private final MeterRegistry meters;

    CallLog(MeterRegistry meters) {
        this.meters = meters;
    }

    void add(ModelCall call) {
        calls.add(call);
        meters.counter(
                        "serai.model.calls",
                        "model",
                        call.model(),
                        "outcome",
                        call.outcome().label())
                .increment();
    }

    List<ModelCall> calls() {
        return List.copyOf(calls);
    }
}
