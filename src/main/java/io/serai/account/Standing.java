package io.serai.account;

import java.time.Instant;

/**
 * What a session says of its owner, kept with it as a line of text.
 *
 * @param generation the account's session generation when the session began
 * @param lastActive when its owner last did something
 */
record Standing(int generation, Instant lastActive) {
    static Standing of(String text) {
        int space = text.indexOf(' ');
        return new Standing(
                Integer.parseInt(text.substring(0, space)),
                Instant.ofEpochMilli(Long.parseLong(text.substring(space + 1))));
    }

    @Override
    public String toString() {
        return generation + " " + lastActive.toEpochMilli();
    }
}
