package io.serai.approval;

import io.serai.account.Holder;

/** Which of the waiting drafts to list; null for all. */
public record QueueFilter(String channelId, Holder holder, String topic, String reason) {

    static final QueueFilter ALL = new QueueFilter(null, null, null, null);
}
