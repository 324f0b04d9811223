package io.serai.channel;

import io.serai.channel.internal.telegram.TextParts;
import io.serai.channel.internal.telegram.UpdateReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** The translation between the Telegram Bot API and the messages of the hub. */
@Component
public class Telegrams {

    private static final int LONGEST_TEXT = 4096;

    /** @param update one Update as JSON; what cannot be understood in it comes back as {@link UnreadableMessage} */
    public Arrival read(String channelId, String update) {
        return UpdateReader.read(channelId, update);
    }

    /** The texts to send, in order, for one message. */
    public List<String> parts(OutgoingMessage message) {
        return TextParts.of(message.text(), LONGEST_TEXT);
    }
}
