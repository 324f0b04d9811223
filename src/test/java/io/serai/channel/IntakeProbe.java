package io.serai.channel;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** Stands where the intake stands: keeps what arrives, and fails when told to. */
@TestComponent(IntakeProbe.NAME)
public class IntakeProbe {

    public static final String NAME = "intakeProbe";

    private final List<Arrival> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    public void take(Arrival arrival, String channelId) {
        if (!arrival.channelId().equals(channelId)) {
            throw new IllegalArgumentException("SeraiChannelId says " + channelId);
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            refused.incrementAndGet();
            throw new IllegalStateException("The database is away");
        }
        taken.add(arrival);
    }

    public void failNext(int times) {
        failures.set(times);
    }

    public int refused() {
        return refused.get();
    }

    public List<Arrival> taken() {
        return List.copyOf(taken);
    }

    public List<IncomingMessage> messages() {
        return taken.stream()
                .filter(IncomingMessage.class::isInstance)
                .map(IncomingMessage.class::cast)
                .toList();
    }

    /** Waits for what has this name, and for nothing else to have it. */
    public Arrival only(String externalId) {
        return await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> taken.stream()
                                .filter(arrival -> arrival.externalId().equals(externalId))
                                .toList(),
                        arrivals -> arrivals.size() == 1)
                .get(0);
    }

    public void clear() {
        taken.clear();
        refused.set(0);
        failures.set(0);
    }
}
