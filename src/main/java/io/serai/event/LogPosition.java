package io.serai.event;

/** A place in the log: events are read in the order of their transactions, and within one by id. */
public record LogPosition(String txid, long id) {}
