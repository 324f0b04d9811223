package io.serai.console;

/** Body of announcePresence. */
public record AnnouncePresence(Presence.Doing doing) {}
