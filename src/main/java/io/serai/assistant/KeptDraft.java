package io.serai.assistant;

import java.time.Instant;

/** A draft as it is stored, with what was decided about it. */
public record KeptDraft(Draft draft, Verdict verdict, Instant createdAt) {}
