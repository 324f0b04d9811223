package io.serai.console;

/** Body of leaveEmail. */
public record LeaveEmail(String email) {}
