package io.serai.account;

/** Whether somebody still works here. */
public enum AccountState {
    ACTIVE,
    DEACTIVATED
}
