package io.serai.account;

/** Whether somebody still works here. */
public enum AccountState {
    /** Has not chosen a password yet. */
    INVITED,
    ACTIVE,
    DEACTIVATED
}
