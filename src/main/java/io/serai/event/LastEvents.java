package io.serai.event;

/** Ids of a conversation's latest events. @param anyType null when there are none @param ofType of the type asked for, or null */
public record LastEvents(Long anyType, Long ofType) {}
