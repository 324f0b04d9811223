package io.serai.channel.internal.email;

/** A mail that cannot be understood, and why. */
final class UnreadableMail extends RuntimeException {

    UnreadableMail(String reason) {
        super(reason);
    }
}
