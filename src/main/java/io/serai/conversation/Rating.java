package io.serai.conversation;

import java.time.Instant;

/** What a customer thinks of a conversation. @param score from 1 to 5, the best @param comment or null */
public record Rating(int score, String comment, Instant at) {}
