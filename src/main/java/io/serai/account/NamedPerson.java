package io.serai.account;

import java.util.UUID;

/** Somebody who works here, as colleagues name them. */
public record NamedPerson(UUID id, String name) {

    /** Null for nobody. */
    public static NamedPerson of(UUID id, String name) {
        return id == null ? null : new NamedPerson(id, name);
    }
}
