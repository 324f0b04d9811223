package io.serai.console;

/** Body of createConversation. */
public record StartConversation(String channel, String text, String name, String language) {}
