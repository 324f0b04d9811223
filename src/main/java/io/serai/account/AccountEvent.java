package io.serai.account;

import io.serai.shared.Audited;
import java.util.UUID;

/** Something that happened to an account or was done with one; no conversation has a part in it. */
public interface AccountEvent extends Audited {

    /** Whose account it is; null when there is none. */
    UUID accountId();

    @Override
    default String subjectType() {
        return "account";
    }

    @Override
    default UUID subjectId() {
        return accountId();
    }

    @Override
    default UUID conversationId() {
        return null;
    }

    @Override
    default String channelId() {
        return null;
    }
}
