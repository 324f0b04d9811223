package io.serai.event;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
class Followers {
    private final Map<UUID, Set<Follower>> byConversation = new ConcurrentHashMap<>();

    void add(Follower follower) {
        byConversation.compute(follower.conversationId(), (id, present) -> {
            Set<Follower> followers = present == null ? ConcurrentHashMap.newKeySet() : present;
            followers.add(follower);
            return followers;
        });
    }

    void remove(Follower follower) {
        byConversation.computeIfPresent(follower.conversationId(), (id, followers) -> {
            followers.remove(follower);
            return followers.isEmpty() ? null : followers;
        });
    }

    void handOver(LoggedEvent event) {
        if (event.conversationId() == null) {
            return;
        }
        byConversation.getOrDefault(event.conversationId(), Set.of()).forEach(follower -> follower.offer(event));
    }
}
