package io.serai.account;

/** What an account may do; each role includes those before it. */
public enum Role {
    AGENT,
    SENIOR_AGENT,
    SUPERVISOR,
    ADMINISTRATOR;

    boolean includes(Role other) {
        return ordinal() >= other.ordinal();
    }
}
