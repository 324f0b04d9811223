package io.serai.console;

import io.serai.account.AccountState;
import io.serai.account.SecondFactors;
import io.serai.account.UserView;
import io.serai.account.Users;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What supervisors ask about people with accounts. */
@Component
public class UserRequests {
    private final Users users;
    private final SecondFactors secondFactors;

    UserRequests(Users users, SecondFactors secondFactors) {
        this.users = users;
        this.secondFactors = secondFactors;
    }

    @RouteStep
    public Page<UserView> list(String state, String cursor, int limit) {
        return users.list(cursor, limit, state == null ? null : AccountState.valueOf(state));
    }

    @RouteStep
    public UserView changeRole(UUID id, ChangeRole body, UUID accountId) {
        return users.changeRole(id, body.role(), accountId);
    }

    @RouteStep
    public UserView activate(UUID id, UUID accountId) {
        return users.activate(id, accountId);
    }

    @RouteStep
    public UserView deactivate(UUID id, UUID accountId) {
        return users.deactivate(id, accountId);
    }

    @RouteStep
    public void removeSecondFactor(UUID id, UUID accountId) {
        secondFactors.removeFrom(id, accountId);
    }

    @RouteStep
    public void endSessions(UUID id, UUID accountId) {
        users.endSessions(id, accountId);
    }
}
