package io.serai.console;

import io.serai.shared.ClientAddress;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How many streams visitors have open at a time, each and by address: an open one holds a connection for as long as its
 * reader likes. Of this replica.
 */
@Component
class StreamPlaces {
    /** Most of those whose reader went away are noticed with the next heartbeats. */
    private static final int RETRY_SECONDS = 15;

    private final int mostOfVisitor;
    private final int mostOfAddress;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<LiveStream, List<String>> names = new LinkedHashMap<>();

    StreamPlaces(LimitSettings settings) {
        this.mostOfVisitor = settings.openStreamsPerVisitor();
        this.mostOfAddress = settings.openStreamsPerAddress();
    }

    /**
     * Until {@link #leave}. Fails with EXHAUSTED when the address has no place.
     *
     * @return the visitor's oldest one, to be cut, when they have all that they may have: the network of whoever opens
     *     that many has most likely gone without a word
     */
    synchronized Optional<LiveStream> take(LiveStream stream, UUID visitor, String address) {
        String ofVisitor = visitor.toString();
        String ofAddress = ClientAddress.counted(address);
        Optional<LiveStream> oldest = taken.getOrDefault(ofVisitor, 0) < mostOfVisitor
                ? Optional.empty()
                : names.keySet().stream()
                        .filter(it -> names.get(it).contains(ofVisitor))
                        .findFirst();
        boolean makesRoom =
                oldest.filter(it -> names.get(it).contains(ofAddress)).isPresent();
        if (!makesRoom && taken.getOrDefault(ofAddress, 0) >= mostOfAddress) {
            throw new SeraiException(
                    Kind.EXHAUSTED, "Too many streams are open. Close one.", Map.of("retry_after", RETRY_SECONDS));
        }
        oldest.ifPresent(this::leave);
        names.put(stream, List.of(ofVisitor, ofAddress));
        names.get(stream).forEach(name -> taken.merge(name, 1, Integer::sum));
        return oldest;
    }

    synchronized void leave(LiveStream stream) {
        List<String> left = names.remove(stream);
        if (left != null) {
            left.forEach(name -> taken.computeIfPresent(name, (it, many) -> many == 1 ? null : many - 1));
        }
    }
}
