package io.serai.console;

/** Body of tellTyping. */
public record TellTyping(boolean typing) {}
