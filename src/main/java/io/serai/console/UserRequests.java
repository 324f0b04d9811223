package io.serai.console;

import io.serai.account.AccountState;
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

    UserRequests(Users users) {
        this.users = users;
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
    public void endSessions(UUID id, UUID accountId) {
        users.endSessions(id, accountId);
    }
}
