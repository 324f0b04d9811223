package io.serai.event;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

@Component
class Followers {
    private final Map<UUID, Set<Follower>> byConversation = new ConcurrentHashMap<>();
    private final Set<Follower> ofEverything = ConcurrentHashMap.newKeySet();

    void add(Follower follower) {
        if (follower.conversationId() == null) {
            ofEverything.add(follower);
            return;
        }
        byConversation.compute(follower.conversationId(), (id, present) -> {
            Set<Follower> followers = present == null ? ConcurrentHashMap.newKeySet() : present;
            followers.add(follower);
            return followers;
        });
    }

    void remove(Follower follower) {
        if (follower.conversationId() == null) {
            ofEverything.remove(follower);
            return;
        }
        byConversation.computeIfPresent(follower.conversationId(), (id, followers) -> {
            followers.remove(follower);
            return followers.isEmpty() ? null : followers;
        });
    }

    void handOver(LoggedEvent event) {
        ofEverything.forEach(follower -> follower.offer(event));
        if (event.conversationId() == null) {
            return;
        }
        byConversation.getOrDefault(event.conversationId(), Set.of()).forEach(follower -> follower.offer(event));
    }
}
