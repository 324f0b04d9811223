package io.serai.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.conformance.Peer.Letter;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Puts a message into the texts of a {@link PeerScript}. */
record LetterTemplates(String hub, String channelId) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String filled(String template, Letter letter) {
        return template.replace("{hub}", hub)
                .replace("{channel}", channelId)
                .replace("{name}", inJson(letter.name()))
                .replace("{sender}", inJson(letter.sender()))
                .replace("{attachments}", attachments(letter))
                .replace("{text}", inJson(letter.text()));
    }

    private static String attachments(Letter letter) {
        if (letter.attachment() == null) {
            return "[]";
        }
        return json(List.of(Map.of(
                "name", letter.attachment().name(),
                "media_type", letter.attachment().mediaType(),
                "content",
                        Base64.getEncoder().encodeToString(letter.attachment().content()))));
    }

    private static String inJson(String text) {
        String quoted = json(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
