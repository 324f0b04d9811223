package io.serai.channel;

/**
 * What a chat asks its visitors before they begin.
 *
 * @param field {@code name}, {@code email}, or a name of the site's own
 * @param label as the visitor reads it
 */
public record FormField(String field, String label, boolean required) {

    public static final String NAME = "name";
    public static final String EMAIL = "email";
}
