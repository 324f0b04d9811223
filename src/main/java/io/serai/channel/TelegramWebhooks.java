package io.serai.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** Who may post updates to a Telegram channel. */
@Component
public class TelegramWebhooks {

    private final Channels channels;

    TelegramWebhooks(Channels channels) {
        this.channels = channels;
    }

    /**
     * @param secret the header X-Telegram-Bot-Api-Secret-Token, or null
     * @return whether the channel takes webhooks and this is its secret
     */
    public boolean accepts(String channelId, String secret) {
        return channels.find(channelId)
                .filter(ChannelConfig::enabled)
                .filter(config -> config.source().kamelet().equals("telegram-webhook-source"))
                .map(config -> config.source().parameters().get("secret-token"))
                .filter(expected -> !expected.isBlank() && secret != null && sameInConstantTime(expected, secret))
                .isPresent();
    }

    private static boolean sameInConstantTime(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
