package io.serai.conversation;

import java.time.Instant;

/** Whom a customer copied in, and who may therefore join. @param displayName or null */
public record Participant(String kind, String address, String displayName, Instant since) {}
