package io.serai.console;

/** Body of returnHandoff. */
public record ReturnHandoff(String notes) {}
