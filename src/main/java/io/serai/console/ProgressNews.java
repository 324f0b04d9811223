package io.serai.console;

import io.serai.conversation.Progresses;
import io.serai.conversation.Standing;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells those who wait how far the line has moved: places change by what happens in other conversations. All readers of a
 * replica are looked up together.
 */
@Component
class ProgressNews {
    private static final Logger log = LoggerFactory.getLogger(ProgressNews.class);
    private static final int SECONDS = 5;

    private final LiveStreams streams;
    private final Progresses progresses;
    private final ScheduledExecutorService clock;

    ProgressNews(LiveStreams streams, Progresses progresses) {
        this.streams = streams;
        this.progresses = progresses;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("progress-");
        daemons.setDaemon(true);
        this.clock = Executors.newSingleThreadScheduledExecutor(daemons);
        clock.scheduleWithFixedDelay(this::tell, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Where a conversation stands whose status has just been told, or whose people changed. */
    Standing of(UUID conversationId) {
        return progresses.of(conversationId);
    }

    private void tell() {
        try {
            List<ConversationStream> waiting = streams.open(ConversationStream.class)
                    .filter(ConversationStream::mayMove)
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            Map<UUID, Standing> standings = progresses.of(waiting.stream()
                    .map(ConversationStream::conversationId)
                    .distinct()
                    .toList());
            waiting.forEach(stream -> {
                Standing now = standings.get(stream.conversationId());
                if (now != null) {
                    stream.tellMoved(now);
                }
            });
        } catch (DataAccessException | TransactionException away) {
            log.debug("Nobody was told how far their line has moved", away);
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
