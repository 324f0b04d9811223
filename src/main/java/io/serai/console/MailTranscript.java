package io.serai.console;

/** Body of mailTranscript. */
public record MailTranscript(String email) {}
