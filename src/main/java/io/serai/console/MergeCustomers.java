package io.serai.console;

import java.util.UUID;

/** Body of mergeCustomers. */
public record MergeCustomers(UUID otherId) {}
