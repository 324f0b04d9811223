package io.serai.conversation;

import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.channel.Hours;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Conversations as plain text. */
@Component
class TranscriptTexts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z");

    record Text(String subject, String body) {}

    private final Conversations conversations;
    private final ProgressStore languages;
    private final Channels channels;

    TranscriptTexts(Conversations conversations, ProgressStore languages, Channels channels) {
        this.conversations = conversations;
        this.languages = languages;
        this.channels = channels;
    }

    Text of(UUID conversationId) {
        ConversationView view = conversations.view(conversationId);
        Optional<ChannelConfig> channel = channels.find(view.channelId());
        String name = channel.map(ChannelConfig::shownName).orElse(view.channelId());
        DateTimeFormatter times =
                TIME.withZone(channel.map(ChannelConfig::hours).map(Hours::zone).orElse((ZoneId) ZoneOffset.UTC));
        boolean korean = languages.isKorean(conversationId);
        String subject = (korean ? "%s 상담 내용" : "Your conversation with %s").formatted(name);
        String body = view.messages().stream()
                .map(message -> "%s, %s\n%s\n"
                        .formatted(author(message, name, korean), times.format(message.createdAt()), message.text()))
                .collect(Collectors.joining("\n"));
        return new Text(subject, body);
    }

    private static String author(ConversationView.Message message, String name, boolean korean) {
        return switch (message.author()) {
            case CUSTOMER -> korean ? "고객님" : "You";
            case AGENT -> message.authorName() == null ? name : message.authorName();
            case ASSISTANT, HUB -> name;
        };
    }
}
