package io.serai.conversation;

/** Who wrote a message. HUB: the hub itself, for instance a holding message. */
public enum Author {
    CUSTOMER,
    ASSISTANT,
    AGENT,
    HUB
}
