package io.serai.console;

import io.serai.account.Role;

/** Body of inviteUser. */
public record InviteUser(String email, String name, Role role) {}
