package io.serai.handoff;

import io.serai.account.Holder;

/**
 * Which of the handoffs that wait, or are with somebody, to list; null for all.
 *
 * @param unread only those that the reader has not seen, the newest first
 */
public record HandoffFilter(String channelId, Holder holder, Audience audience, boolean unread) {

    static final HandoffFilter ALL = new HandoffFilter(null, null, null, false);
}
