package io.serai.console;

import java.util.Map;

/** Body of createConversation. @param identity whom the site knows the visitor to be, or null @param form what the chat asks for before, or null */
public record StartConversation(
        String channel, String text, String name, String language, SignedIdentity identity, Map<String, String> form) {}
