package io.serai.account;

import java.util.UUID;

/** A person who works in the hub. */
public record Account(UUID id, String email, String name, Role role, AccountState state) {}
