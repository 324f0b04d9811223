package io.serai.insight;

import io.serai.shared.SeraiException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * What happened in the hub, counted from its events by minute and by hour. A figure appears shortly after its minute or
 * hour has ended, and is corrected when an event is committed later.
 */
@Service
public class Figures {

    private static final Set<String> GRAINS = Set.of("minute", "hour");

    private final FigureStore store;

    Figures(FigureStore store) {
        this.store = store;
    }

    /**
     * The figures of every minute or hour that began from {@code from} on and before {@code to}, oldest first: the first
     * 10,000 of them. What did not happen has no figure.
     *
     * @param grain {@code minute} or {@code hour}; anything else is INVALID
     */
    public List<Figure> timeseries(String grain, Instant from, Instant to) {
        if (grain == null || !GRAINS.contains(grain)) {
            throw SeraiException.invalid("grain", "The grain is minute or hour.");
        }
        return store.between(grain, from, to);
    }
}
