package io.serai.handoff;

import io.serai.account.Holder;

/** Which of the handoffs that wait, or are with somebody, to list; null for all. */
public record HandoffFilter(String channelId, Holder holder, Audience audience) {

    static final HandoffFilter ALL = new HandoffFilter(null, null, null);
}
