package io.serai.camel;

import io.serai.channel.DeliveryOutcomes;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.channel.SendFailed;
import io.serai.channel.Telegrams;
import io.serai.channel.ThreadMoved;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Posted;
import io.serai.delivery.Deliveries;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.telegram.model.IncomingMessage;
import org.apache.camel.component.telegram.model.InlineKeyboardButton;
import org.apache.camel.component.telegram.model.InlineKeyboardMarkup;
import org.apache.camel.component.telegram.model.MessageResult;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.apache.camel.util.ObjectHelper;

/**
 * What the kamelet telegram-sink sends. One for each sink, with its parameters. A text never asks Telegram to read it as
 * HTML or Markdown, so that nothing that a customer or a model writes can become markup.
 */
public class TelegramSink {

    private Telegrams telegrams;
    private Deliveries deliveries;
    private Arrivals arrivals;
    private DeliveryOutcomes outcomes;
    private String personButton = "";

    public void setTelegrams(Telegrams telegrams) {
        this.telegrams = telegrams;
    }

    public void setDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public void setArrivals(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    public void setOutcomes(DeliveryOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** @param personButton the words on the button below automatic answers; blank for none */
    public void setPersonButton(String personButton) {
        this.personButton = personButton;
    }

    /** The parts of a message that were not sent before. */
    public List<OutgoingTextMessage> parts(OutgoingMessage message) {
        List<String> texts = telegrams.parts(message);
        return IntStream.range(deliveries.partsSent(message.deliveryId(), texts.size()), texts.size())
                .mapToObj(i -> part(message, texts.get(i), i == texts.size() - 1))
                .toList();
    }

    private OutgoingTextMessage part(OutgoingMessage message, String text, boolean last) {
        OutgoingTextMessage part = new OutgoingTextMessage();
        String[] chatAndTopic = chatAndTopic(message);
        part.setChatId(chatAndTopic[0]);
        part.setText(text);
        if (chatAndTopic.length == 2) {
            // Camel's model has no topics; an answer to a message of a topic stays in it.
            part.setReplyToMessageId(newestOf(chatAndTopic[0], message.references()));
        }
        if (last && message.automatic() && !personButton.isBlank()) {
            InlineKeyboardButton button = InlineKeyboardButton.builder()
                    .text(personButton)
                    .callbackData(Telegrams.TALK_TO_A_PERSON)
                    .build();
            part.setReplyMarkup(new InlineKeyboardMarkup(List.of(List.of(button))));
        }
        return part;
    }

    private static String[] chatAndTopic(OutgoingMessage message) {
        String thread = message.threadKey() == null ? message.address() : message.threadKey();
        return thread.split("/", 2);
    }

    private static Long newestOf(String chatId, List<String> references) {
        Pattern ofChat = Pattern.compile(Pattern.quote(chatId) + ":(\\d{1,18})");
        return references.stream()
                .map(ofChat::matcher)
                .filter(reference -> reference.matches())
                .map(reference -> Long.valueOf(reference.group(1)))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The next attempt goes to the new chat. @throws SendFailed when it did that already, and Telegram will not have it */
    private void follow(OutgoingMessage message, ChatMoved moved) {
        String from = message.threadKey() == null ? message.address() : message.threadKey();
        String name = "moved:%s:%s:%s".formatted(message.deliveryId(), from, moved.to());
        Posted followed = arrivals.store(
                new ThreadMoved(message.channelId(), name, "telegram", chatAndTopic(message)[0], moved.to(), null));
        if (followed.duplicate()) {
            throw new SendFailed(Outcome.REJECTED_PERMANENT, moved.getMessage());
        }
    }

    /**
     * Remembers that a part was taken.
     *
     * @return the name that it has in Telegram
     * @throws SendFailed when the answer is about another chat, as of a server that answers what it answered before
     */
    public String partSent(Exchange exchange) {
        IncomingMessage sent =
                exchange.getMessage().getBody(MessageResult.class).getMessage();
        OutgoingMessage message = exchange.getVariable("message", OutgoingMessage.class);
        if (!chatAndTopic(message)[0].equals(sent.getChat().getId())) {
            throw new SendFailed(Outcome.TIMEOUT_AFTER_SEND, "The answer is about a message in another chat.");
        }
        String name = "%s:%s".formatted(sent.getChat().getId(), sent.getMessageId());
        deliveries.partSent(message.deliveryId(), name);
        return name;
    }

    /** Camel's own failure holds the bot's token; what goes on does not. */
    public void fail(Exchange exchange) {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        ChatMoved moved = ObjectHelper.getException(ChatMoved.class, failure);
        if (moved != null) {
            follow(exchange.getVariable("message", OutgoingMessage.class), moved);
        }
        throw new SendFailed(
                outcomes.of("telegram", failure),
                outcomes.detail(failure),
                outcomes.retryAfter(failure).orElse(null));
    }
}
