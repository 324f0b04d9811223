package io.serai.account;

import java.time.Instant;
import java.util.UUID;

/** A person with an account, as those who administer accounts see them. */
public record UserView(UUID id, String email, String name, Role role, AccountState state, Instant createdAt) {}
