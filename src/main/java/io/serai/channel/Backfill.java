package io.serai.channel;

import java.time.Instant;

/** A mailbox's history, as asked for. @param waiting how many mails were found by now and are still to be fetched */
public record Backfill(String channelId, Instant since, int waiting) {}
