package io.serai.console;

import java.util.UUID;

/** Body of transferHandoff. */
public record TransferHandoff(UUID accountId, String notes) {}
