package io.serai.console;

import io.serai.account.Invitations;
import io.serai.account.UserView;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What supervisors ask about people who have no account yet. */
@Component
public class InvitationRequests {
    private final Invitations invitations;

    InvitationRequests(Invitations invitations) {
        this.invitations = invitations;
    }

    @RouteStep
    public UserView invite(InviteUser body, UUID accountId) {
        return invitations.invite(body.email(), body.name(), body.role(), accountId);
    }
}
