package io.serai.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes the request that the current thread answers. At most one of the two is there.
 *
 * @param generation of the agent's sessions: it grows with what ends them
 */
public record Caller(Optional<UUID> agentId, Optional<Integer> generation, Optional<Visitor> visitor) {
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object principal = authentication == null ? null : authentication.getPrincipal();
        Optional<SignedInAgent> agent =
                principal instanceof SignedInAgent signedIn ? Optional.of(signedIn) : Optional.empty();
        return new Caller(
                agent.map(SignedInAgent::accountId),
                agent.map(it -> it.credentials().sessionGeneration()),
                principal instanceof Visitor visitor ? Optional.of(visitor) : Optional.empty());
    }

    /** Agents may look into every conversation, a visitor into one. */
    public boolean maySee(UUID conversationId) {
        return agentId.isPresent()
                || visitor.filter(it -> it.conversationId().equals(conversationId))
                        .isPresent();
    }
}
