package io.serai.account;

import java.util.UUID;

/** Somebody who works here, as all colleagues may know them. */
public record Person(UUID id, String name, Role role) {}
