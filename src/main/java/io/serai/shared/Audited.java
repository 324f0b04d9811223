package io.serai.shared;

import java.util.Map;
import java.util.UUID;

/**
 * Something that a person did and has to answer for: the audit log keeps who did it, what it was done to, and what can be
 * said about it in names, numbers and states. Never a secret, and nothing that anybody wrote.
 */
public interface Audited extends DomainEvent {

    /** For instance {@code approval}. */
    String subjectType();

    /** Its id, or null where it has none. */
    Object subjectId();

    default Map<String, Object> facts() {
        return Map.of();
    }

    /** The actor that the event names, else the person for whom the thread works; null when the hub did it. */
    default UUID auditedActor() {
        return actorId() == null ? Acting.accountId() : actorId();
    }

    /** The program that did it for them; null when they did it themself. */
    default Acting.Program auditedProgram() {
        return Acting.program();
    }
}
