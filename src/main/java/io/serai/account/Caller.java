package io.serai.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who makes the request that the current thread answers. At most one of the two is there. */
public record Caller(Optional<UUID> agentId, Optional<Visitor> visitor) {
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object principal = authentication == null ? null : authentication.getPrincipal();
        return new Caller(
                principal instanceof SignedInAgent agent ? Optional.of(agent.accountId()) : Optional.empty(),
                principal instanceof Visitor visitor ? Optional.of(visitor) : Optional.empty());
    }

    /** Agents may look into every conversation, a visitor into one. */
    public boolean maySee(UUID conversationId) {
        return agentId.isPresent()
                || visitor.filter(it -> it.conversationId().equals(conversationId))
                        .isPresent();
    }
}
