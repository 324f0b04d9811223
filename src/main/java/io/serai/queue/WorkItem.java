package io.serai.queue;

import java.util.UUID;

/**
 * A piece of work that somebody holds for the time of a lease.
 *
 * @param topic which route does it
 * @param key items of one key are done one at a time, in the order of their making
 * @param payload JSON
 * @param attempts this one included
 * @param lease names the claim: whoever lost it can no longer complete the item
 */
public record WorkItem(long id, String topic, String key, String payload, int attempts, UUID lease) {}
