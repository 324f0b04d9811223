package io.serai.conversation;

import java.util.UUID;

/** A customer as lists name them. @param name their name, else their e-mail address, else null */
public record NamedCustomer(UUID id, String name) {}
