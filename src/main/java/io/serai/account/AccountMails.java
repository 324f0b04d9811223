package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import org.springframework.stereotype.Component;

/** Mail to the people who work in the hub. */
@Component
class AccountMails {
    private final HubMails mails;

    AccountMails(HubMails mails) {
        this.mails = mails;
    }

    /** Fails with UNAVAILABLE when the operator named no mail server. */
    void checkConfigured() {
        if (!mails.areConfigured()) {
            throw new SeraiException(
                    Kind.UNAVAILABLE, "This hub sends no mail to its people: SERAI_MAIL_HOST and SERAI_MAIL_FROM.");
        }
    }

    /** Fails with UNAVAILABLE when the server did not take it. */
    void send(Account to, String subject, String text) {
        mails.send(to.email(), subject, text, "Mail to account " + to.id());
    }
}
