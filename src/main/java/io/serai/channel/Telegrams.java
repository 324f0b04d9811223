package io.serai.channel;

import io.serai.channel.internal.telegram.BotApi;
import io.serai.channel.internal.telegram.CallbackReader;
import io.serai.channel.internal.telegram.TextParts;
import io.serai.channel.internal.telegram.UpdateReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The translation between the Telegram Bot API and the messages of the hub. */
@Component
public class Telegrams {

    /** What the button "talk to a person" sends back when a customer presses it. */
    public static final String TALK_TO_A_PERSON = CallbackReader.TALK_TO_A_PERSON;

    private static final Logger log = LoggerFactory.getLogger(Telegrams.class);
    private static final String TELEGRAM = "https://api.telegram.org";
    private static final int LONGEST_TEXT = 4096;

    private final Channels channels;
    private final Map<Map<String, String>, BotApi> bots = new ConcurrentHashMap<>();

    Telegrams(Channels channels) {
        this.channels = channels;
    }

    /**
     * Reads an update, and fetches the file that it names: a file that cannot be had is told on the message.
     *
     * @param update one Update as JSON; what cannot be understood in it comes back as {@link UnreadableMessage}
     */
    public Arrival read(String channelId, String update) {
        return UpdateReader.read(channelId, update, bot(channelId));
    }

    /** Tells Telegram that an arrival was stored, where somebody waits for it: at a pressed button. */
    public void acknowledge(Arrival arrival) {
        String callback = CallbackReader.idOf(arrival);
        if (callback == null) {
            return;
        }
        try {
            bot(arrival.channelId()).answerCallback(callback);
        } catch (RuntimeException e) {
            // The wish is stored; only the button's waiting sign stays a while.
            log.warn("A pressed button of {} was not acknowledged: {}", arrival.channelId(), e.getMessage());
        }
    }

    /** The texts to send, in order, for one message. */
    public List<String> parts(OutgoingMessage message) {
        return TextParts.of(message.text(), LONGEST_TEXT);
    }

    private BotApi bot(String channelId) {
        Map<String, String> source = channels.find(channelId)
                .map(config -> config.source().parameters())
                .orElse(Map.of());
        return bots.computeIfAbsent(
                source, given -> new BotApi(given.getOrDefault("base-uri", TELEGRAM), given.getOrDefault("token", "")));
    }
}
