package io.serai.account;

import io.serai.shared.Acting;
import io.serai.shared.Acting.Program;
import io.serai.shared.Audited;
import io.serai.shared.HubsWork;
import io.serai.shared.Page;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what: sign-ins, decisions, policy and accounts. Lines are written in the transaction of what they tell, so there
 * is neither a deed without its line nor a line without its deed; the database refuses to change or remove one.
 */
@Service
public class Audit {

    private final AuditStore store;

    Audit(AuditStore store) {
        this.store = store;
    }

    /**
     * Adds a line. Every {@link Audited} event does so by itself; this is for what is no event.
     *
     * @param actorId null when the hub did it, or somebody who is not known
     * @param action in kebab case, for instance {@code signed-in}
     * @param subjectId null where the subject has no id
     * @param facts names, numbers and states; never a secret, and nothing that anybody wrote
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID actorId, String action, String subjectType, Object subjectId, Map<String, Object> facts) {
        add(actorId, Acting.program(), action, subjectType, subjectId, facts);
    }

    private void add(
            UUID actorId,
            Program program,
            String action,
            String subjectType,
            Object subjectId,
            Map<String, Object> facts) {
        store.insert(actorId, program, action, subjectType, subjectId == null ? null : subjectId.toString(), facts);
    }

    @EventListener
    void keep(Audited event) {
        add(
                event.auditedActor(),
                event.auditedProgram(),
                event.type(),
                event.subjectType(),
                event.subjectId(),
                event.facts());
    }

    /** Adds a line about what the hub found to be so, unless the last line about it says the same. */
    @HubsWork
    public void note(String state, String subjectType, String subjectId, Map<String, Object> facts) {
        store.insertNews(state, subjectType, subjectId, facts);
    }

    /** @param cursor where the last page ended, or null @return the newest first */
    @Transactional(readOnly = true)
    public Page<AuditEntry> list(AuditFilter filter, Long cursor, int limit) {
        return Page.of(store.list(filter, cursor, limit + 1), limit, AuditEntry::id);
    }
}
