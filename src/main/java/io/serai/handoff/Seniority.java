package io.serai.handoff;

import io.serai.account.People;
import io.serai.account.Role;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is a senior agent or above. */
@Component
class Seniority {

    private final People people;

    Seniority(People people) {
        this.people = people;
    }

    boolean of(UUID accountId) {
        return people.active(accountId)
                .filter(person -> person.role().includes(Role.SENIOR_AGENT))
                .isPresent();
    }

    /** @throws SeraiException FORBIDDEN */
    void check(Audience audience, UUID accountId) {
        if (audience == Audience.SENIORS && !of(accountId)) {
            throw new SeraiException(Kind.FORBIDDEN, "This one waits for a senior agent.").coded("seniors-only");
        }
    }
}
