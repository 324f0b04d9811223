package io.serai.account;

import io.serai.shared.HubsWork;
import io.serai.shared.Kind;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Administering people's accounts. Nobody changes somebody who stands above them, lifts anybody above themself, or changes
 * their own rights, so that somebody always remains who may. Whoever was changed has to sign in again.
 */
@Service
public class Users {
    private static final UUID START = new UUID(0, 0);

    private final UserStore store;
    private final ApplicationEventPublisher events;

    Users(UserStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** @param cursor where the last page ended, or null @param state null for all @return the oldest first */
    @HubsWork(readOnly = true)
    public Page<UserView> list(String cursor, int limit, AccountState state) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(store.list(after, limit + 1, state), limit, UserView::id);
    }

    /** Fails with NOT_FOUND, and with FORBIDDEN when the person or the role is above the actor. */
    @HubsWork
    public UserView changeRole(UUID id, Role role, UUID actorId) {
        UserView user = changeable(id, actorId, role);
        if (user.role() != role) {
            store.changeRole(id, role);
            store.endSessions(id);
            events.publishEvent(new RoleChanged(id, user.role(), role, actorId));
        }
        return new UserView(id, user.email(), user.name(), role, user.state(), user.createdAt());
    }

    /** What they had claimed comes free when its lease runs out. Fails as {@link #changeRole}. */
    @HubsWork
    public UserView deactivate(UUID id, UUID actorId) {
        UserView user = changeable(id, actorId, Role.AGENT);
        if (user.state() != AccountState.DEACTIVATED) {
            store.changeState(id, AccountState.DEACTIVATED);
            store.endSessions(id);
            events.publishEvent(new AccountDeactivated(id, actorId));
        }
        return new UserView(id, user.email(), user.name(), user.role(), AccountState.DEACTIVATED, user.createdAt());
    }

    /** Fails as {@link #changeRole}, and with CONFLICT when they never came. */
    @HubsWork
    public UserView activate(UUID id, UUID actorId) {
        UserView user = changeable(id, actorId, Role.AGENT);
        if (user.state() == AccountState.INVITED) {
            throw SeraiException.conflict("They have chosen no password yet. Invite them again.")
                    .coded("no-password-yet");
        }
        if (user.state() == AccountState.DEACTIVATED) {
            store.changeState(id, AccountState.ACTIVE);
            events.publishEvent(new AccountActivated(id, actorId));
        }
        return new UserView(id, user.email(), user.name(), user.role(), AccountState.ACTIVE, user.createdAt());
    }

    /** One's own too: signs out everywhere. Fails as {@link #changeRole}. */
    @HubsWork
    public void endSessions(UUID id, UUID actorId) {
        if (!id.equals(actorId)) {
            changeable(id, actorId, Role.AGENT);
        }
        store.endSessions(id);
        events.publishEvent(new SessionsEnded(id, actorId));
    }

    /** Read again under a lock: the actor may have lost their rights since the request was let in. */
    UserView changeable(UUID id, UUID actorId, Role granted) {
        Map<UUID, UserView> locked =
                store.lock(id, actorId).stream().collect(Collectors.toMap(UserView::id, Function.identity()));
        UserView actor = locked.get(actorId);
        UserView user = locked.get(id);
        if (user == null) {
            throw SeraiException.notFound("user", id);
        }
        boolean may = actor != null
                && actor.state() == AccountState.ACTIVE
                && actor.role().includes(Role.SUPERVISOR)
                && actor.role().includes(user.role())
                && actor.role().includes(granted);
        if (!may) {
            throw new SeraiException(Kind.FORBIDDEN, "Only somebody of a higher role may do this.")
                    .coded("higher-role-needed");
        }
        if (id.equals(actorId)) {
            throw new SeraiException(Kind.FORBIDDEN, "Somebody else has to change your own account.")
                    .coded("own-account");
        }
        return user;
    }
}
