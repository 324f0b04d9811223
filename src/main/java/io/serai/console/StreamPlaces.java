package io.serai.console;

import io.serai.shared.ClientAddress;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How many streams visitors have open at a time, each and by address: an open one holds a connection for as long as its
 * reader likes. Of this replica.
 */
@Component
class StreamPlaces {
    /** Those whose reader went away without a word are noticed with the next heartbeats. */
    private static final int RETRY_SECONDS = 15;

    private final int mostOfVisitor;
    private final int mostOfAddress;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<LiveStream, List<String>> names = new HashMap<>();

    StreamPlaces(LimitSettings settings) {
        this.mostOfVisitor = settings.openStreamsPerVisitor();
        this.mostOfAddress = settings.openStreamsPerAddress();
    }

    /** Until {@link #leave}. Fails with EXHAUSTED. */
    synchronized void take(LiveStream stream, UUID visitor, String address) {
        String ofVisitor = visitor.toString();
        String ofAddress = ClientAddress.counted(address);
        if (taken.getOrDefault(ofVisitor, 0) >= mostOfVisitor || taken.getOrDefault(ofAddress, 0) >= mostOfAddress) {
            throw new SeraiException(
                    Kind.EXHAUSTED, "Too many streams are open. Close one.", Map.of("retry_after", RETRY_SECONDS));
        }
        names.put(stream, List.of(ofVisitor, ofAddress));
        names.get(stream).forEach(name -> taken.merge(name, 1, Integer::sum));
    }

    synchronized void leave(LiveStream stream) {
        List<String> left = names.remove(stream);
        if (left != null) {
            left.forEach(name -> taken.computeIfPresent(name, (it, many) -> many == 1 ? null : many - 1));
        }
    }
}
