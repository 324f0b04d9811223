package io.serai.account;

import io.serai.shared.ClientAddress;
import io.serai.shared.EmailAddress;
import io.serai.shared.RateLimit;
import io.serai.shared.RateLimit.Left;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/** New passwords for those who forgot theirs: by a link in a mail, which holds for an hour and once. */
@Service
public class PasswordResets implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(PasswordResets.class);
    private static final int WAITING = 100;
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int MAILS_PER_PERSON = 5;

    private final AccountStore accounts;
    private final MailLinks links;
    private final AccountMails mails;
    private final ApplicationEventPublisher events;
    private final RateLimit byPerson;
    private final RateLimit byAddress;
    private final ThreadPoolExecutor threads;

    PasswordResets(
            AccountStore accounts,
            MailLinks links,
            AccountMails mails,
            ApplicationEventPublisher events,
            SignInSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.mails = mails;
        this.events = events;
        this.byPerson = new RateLimit(MAILS_PER_PERSON, PERIOD, clock);
        this.byAddress = new RateLimit(settings.failuresPerAddress(), PERIOD, clock);
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("password-reset-");
        daemons.setDaemon(true);
        this.threads = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), daemons);
    }

    /**
     * Returns before it is looked up whether anybody is called so, and so always in the same time. Fails, whoever is asked
     * for, with EXHAUSTED after too many and with UNAVAILABLE when the hub sends no mail at all.
     */
    public void request(String email, String address) {
        mails.checkConfigured();
        take(byAddress, ClientAddress.counted(address));
        take(byPerson, EmailAddress.folded(email));
        try {
            threads.execute(() -> mail(email));
        } catch (RejectedExecutionException full) {
            // Said to whoever asks, it would tell that mails are under way, and so that somebody is called so.
            log.warn("Too many ask for new passwords: one got no mail");
        }
    }

    /** Ends all sessions of the person; a second factor stays. Fails with INVALID, for the link or for the password. */
    public void reset(String token, String password) {
        links.choosePassword(
                token,
                LinkPurpose.PASSWORD_RESET,
                password,
                account -> events.publishEvent(new PasswordReset(account)));
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private static void take(RateLimit limit, String name) {
        Left left = limit.take(name);
        if (left.isSpent()) {
            throw left.refusal("A new password was asked for too often. Wait, then try again.");
        }
    }

    private void mail(String email) {
        try {
            accounts.byEmail(email)
                    .filter(it -> it.state() == AccountState.ACTIVE)
                    .ifPresent(it -> mails.send(it, "Choose a new password | 새 비밀번호를 정하세요", """
                            Somebody, hopefully you, asked for a new password for Serai. Choose one within an hour:
                            아래 링크에서 한 시간 안에 새 비밀번호를 정하세요:

                            %s

                            If it was not you, there is nothing to do: the old password holds.
                            요청하지 않으셨다면 이 메일을 무시하셔도 됩니다.
                            """.formatted(
                                    links.make(it.id(), LinkPurpose.PASSWORD_RESET))));
        } catch (SeraiException notSent) {
            // It was logged, and there is nobody to tell.
        } catch (DataAccessException | TransactionException away) {
            log.warn("A new password was asked for, and the accounts could not be read", away);
        }
    }
}
