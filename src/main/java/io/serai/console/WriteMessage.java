package io.serai.console;

/** Body of postMessage. */
public record WriteMessage(String text) {}
