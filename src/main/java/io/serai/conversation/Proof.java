package io.serai.conversation;

/** How it is known that an address is a customer's. */
public enum Proof {
    /** A message came from it. */
    CHANNEL,
    /** A site signed that it is. */
    SIGNED,
    /** They answered a mail that was sent there. */
    REPLIED,
    AGENT
}
