package io.serai.conversation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.channel.Hours;
import io.serai.conversation.ProgressStore.Line;
import io.serai.conversation.ProgressStore.Row;
import io.serai.shared.HubsWork;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Where customers stand: the stage, and for those that wait their place in the line and about how long it takes. Read by
 * the hub itself, since a customer may not see the lines; whoever asks has checked whose conversation it is.
 */
@Service
public class Progresses {

    private static final Duration FIGURES_LIFE = Duration.ofSeconds(5);

    private final ProgressStore store;
    private final Channels channels;
    private final Clock clock;
    private final LoadingCache<Line, Optional<Duration>> paces;

    Progresses(ProgressStore store, Channels channels, Clock clock) {
        this.store = store;
        this.channels = channels;
        this.clock = clock;
        this.paces = Caffeine.newBuilder().expireAfterWrite(FIGURES_LIFE).build(store::timePerPlace);
    }

    /** Of one, whatever its status has become since. @throws SeraiException NOT_FOUND */
    @HubsWork(readOnly = true)
    public Standing of(UUID conversationId) {
        Standing standing = of(List.of(conversationId)).get(conversationId);
        if (standing == null) {
            throw SeraiException.notFound("conversation", conversationId);
        }
        return standing;
    }

    /** Of those that there are. */
    @HubsWork(readOnly = true)
    public Map<UUID, Standing> of(Collection<UUID> conversationIds) {
        List<Row> rows = store.rows(conversationIds);
        Map<Line, Map<UUID, Integer>> places = new EnumMap<>(Line.class);
        for (Line line : Line.values()) {
            List<UUID> waiting = rows.stream()
                    .filter(row -> line.stage == row.stage())
                    .map(Row::id)
                    .toList();
            places.put(line, waiting.isEmpty() ? Map.of() : store.places(line, waiting));
        }
        Map<UUID, Standing> standings = new HashMap<>();
        rows.forEach(row -> standings.put(row.id(), new Standing(row.status(), progress(row, places))));
        return standings;
    }

    private Progress progress(Row row, Map<Line, Map<UUID, Integer>> places) {
        for (Line line : Line.values()) {
            if (line.stage == row.stage()) {
                return waiting(row, line, places.get(line).get(row.id()));
            }
        }
        return new Progress(row.stage(), null, null, row.person(), null);
    }

    /** Nobody can tell how long it takes while people are away. @param place null when it is about to be sent */
    private Progress waiting(Row row, Line line, Integer place) {
        Instant now = clock.instant();
        Optional<ChannelConfig> channel = channels.find(row.channelId());
        boolean isOpen = channel.map(it -> it.isOpen(now)).orElse(true);
        Instant opensAt = channel.flatMap(it -> it.opensAfter(now)).orElse(null);
        return new Progress(row.stage(), place, place != null && isOpen ? minutes(line, place) : null, null, opensAt);
    }

    private Integer minutes(Line line, int place) {
        return paces.get(line)
                .map(pace -> pace.multipliedBy(place))
                .map(it -> (int) Math.max(1, it.plusSeconds(59).toMinutes()))
                .orElse(null);
    }

    /** The same for somebody who reads it, in the conversation's language. @throws SeraiException NOT_FOUND */
    @HubsWork(readOnly = true)
    public String words(UUID conversationId) {
        Row row = store.rows(List.of(conversationId)).stream()
                .findFirst()
                .orElseThrow(() -> SeraiException.notFound("conversation", conversationId));
        ZoneId zone = channels.find(row.channelId())
                .map(ChannelConfig::hours)
                .map(Hours::zone)
                .orElse(ZoneOffset.UTC);
        return ProgressWords.in(store.isKorean(conversationId))
                .of(of(conversationId).progress(), zone);
    }
}
