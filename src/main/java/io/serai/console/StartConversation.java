package io.serai.console;

/** Body of createConversation. @param identity whom the site knows the visitor to be, or null */
public record StartConversation(String channel, String text, String name, String language, SignedIdentity identity) {}
