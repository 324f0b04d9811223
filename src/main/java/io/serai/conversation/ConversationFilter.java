package io.serai.conversation;

import io.serai.account.Holder;

/** Which conversations to list; null for all. @param words see {@link ConversationSearch} */
public record ConversationFilter(Status status, String channelId, Holder holder, String words) {}
