package io.serai.account;

import java.util.UUID;

/**
 * A customer in a web chat, known by nothing but a token.
 *
 * @param conversationId the only conversation that the token opens
 * @param channelId the channel that it began on
 * @param address the visitor's address within the channel
 */
public record Visitor(UUID conversationId, String channelId, String address) {}
