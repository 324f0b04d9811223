package io.serai.account;

import java.time.Duration;

/** What a link in a mail is for, and so how long it holds. */
enum LinkPurpose {
    PASSWORD_RESET(Duration.ofHours(1), AccountState.ACTIVE, "reset"),
    INVITATION(Duration.ofDays(7), AccountState.INVITED, "invitation");

    private final Duration life;
    private final AccountState state;
    private final String word;

    LinkPurpose(Duration life, AccountState state, String word) {
        this.life = life;
        this.state = state;
        this.word = word;
    }

    Duration life() {
        return life;
    }

    /** Of the accounts that it opens. */
    AccountState state() {
        return state;
    }

    /** In the link's fragment. */
    String word() {
        return word;
    }
}
