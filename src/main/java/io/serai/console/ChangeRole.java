package io.serai.console;

import io.serai.account.Role;

/** Body of changeRole. */
public record ChangeRole(Role role) {}
