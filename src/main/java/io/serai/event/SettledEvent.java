package io.serai.event;

/** An event before which no other can be added any more, and where it stands. */
public record SettledEvent(LoggedEvent event, LogPosition position) {}
