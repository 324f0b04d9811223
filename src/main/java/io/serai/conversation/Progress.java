package io.serai.conversation;

import java.time.Instant;

/**
 * Where a customer stands.
 *
 * @param place in the line that it waits in, from 1 on; null when it waits in none
 * @param minutes how long it may take still, by what it took lately; null when nobody can tell
 * @param person who has it, or null
 * @param opensAt when people answer again; null when they do, or it does not wait for any
 */
public record Progress(Stage stage, Integer place, Integer minutes, String person, Instant opensAt) {

    static Progress at(Stage stage) {
        return new Progress(stage, null, null, null, null);
    }

    /** Whether it may become another without a change of the conversation's status. */
    public boolean mayMove() {
        return stage.isAQueue() || stage == Stage.WITH_PERSON;
    }
}
