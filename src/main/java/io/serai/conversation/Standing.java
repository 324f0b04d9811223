package io.serai.conversation;

/** A conversation's status and what it means to its customer, of the same moment. */
public record Standing(Status status, Progress progress) {

    /** What a status means while nothing else is known. */
    public static Standing of(Status status) {
        return new Standing(status, Progress.at(Stage.of(status, false)));
    }
}
