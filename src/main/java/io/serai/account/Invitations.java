package io.serai.account;

import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** How people come to have an account: a mail with a link, which holds for seven days and once. */
@Service
public class Invitations {
    private record Invited(UserView user, Account account, String link) {}

    private final UserStore users;
    private final AccountStore accounts;
    private final MailLinks links;
    private final AccountMails mails;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    Invitations(
            UserStore users,
            AccountStore accounts,
            MailLinks links,
            AccountMails mails,
            PasswordEncoder passwords,
            @Qualifier(SessionTransactions.HUBS) TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.users = users;
        this.accounts = accounts;
        this.links = links;
        this.mails = mails;
        this.passwords = passwords;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Somebody who was invited and did not come yet is invited anew, by this name and role. Fails with FORBIDDEN when the role
     * is above the actor's, with CONFLICT when the address is somebody's who came, and with UNAVAILABLE when the mail cannot
     * be sent: then inviting again is all there is to do.
     */
    public UserView invite(String email, String name, Role role, UUID actorId) {
        mails.checkConfigured();
        HubMails.checkAddress(email);
        String nobodyKnowsIt = passwords.encode(OpaqueToken.random("").text());
        Invited invited = transaction.execute(status -> {
            UserView user = prepare(email, name, role, actorId, nobodyKnowsIt);
            events.publishEvent(new UserInvited(user.id(), role, actorId));
            Account account = new Account(user.id(), user.email(), name, role, AccountState.INVITED);
            return new Invited(user, account, links.make(user.id(), LinkPurpose.INVITATION));
        });
        mails.send(invited.account(), "You are invited to Serai | Serai에 초대합니다", text(invited.link()));
        return invited.user();
    }

    /** Fails with INVALID, for the link or for the password. */
    public void accept(String token, String password) {
        links.choosePassword(
                token,
                LinkPurpose.INVITATION,
                password,
                account -> events.publishEvent(new InvitationAccepted(account)));
    }

    private UserView prepare(String email, String name, Role role, UUID actorId, String passwordHash) {
        UserView actor = users.lock(actorId, actorId).stream()
                .filter(it -> it.state() == AccountState.ACTIVE && it.role().includes(Role.SUPERVISOR))
                .findFirst()
                .orElseThrow(Invitations::notTheirs);
        UUID id = Ids.next();
        if (accounts.insert(new Account(id, email, name, role, AccountState.INVITED), passwordHash, false)) {
            check(actor, role);
            return user(id);
        }
        UserView invited = user(accounts.idOf(email));
        check(actor, role);
        if (invited.state() != AccountState.INVITED) {
            throw SeraiException.conflict("Somebody here has this e-mail address.")
                    .coded("address-taken");
        }
        check(actor, invited.role());
        users.rename(invited.id(), name);
        users.changeRole(invited.id(), role);
        return user(invited.id());
    }

    private UserView user(UUID id) {
        return users.lock(id, id).get(0);
    }

    private static void check(UserView actor, Role role) {
        if (!actor.role().includes(role)) {
            throw notTheirs();
        }
    }

    private static SeraiException notTheirs() {
        return new SeraiException(Kind.FORBIDDEN, "Only somebody of a higher role may do this.")
                .coded("higher-role-needed");
    }

    private static String text(String link) {
        return """
                You are invited to work in Serai. Choose a password within seven days:
                Serai에서 함께 일하도록 초대받으셨습니다. 7일 안에 비밀번호를 정하세요:

                %s
                """.formatted(link);
    }
}
