package io.serai.camel;

import io.serai.channel.DeliveryOutcomes;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.channel.SendFailed;
import io.serai.channel.Telegrams;
import io.serai.shared.RouteStep;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.telegram.model.IncomingMessage;
import org.apache.camel.component.telegram.model.MessageResult;
import org.apache.camel.component.telegram.model.OutgoingTextMessage;
import org.springframework.stereotype.Component;

/** Steps of the kamelet telegram-sink. */
@Component
class TelegramSink {

    private final Telegrams telegrams;
    private final DeliveryOutcomes outcomes;

    TelegramSink(Telegrams telegrams, DeliveryOutcomes outcomes) {
        this.telegrams = telegrams;
        this.outcomes = outcomes;
    }

    @RouteStep
    public List<OutgoingTextMessage> parts(OutgoingMessage message) {
        return telegrams.parts(message).stream()
                .map(text -> part(message, text))
                .toList();
    }

    private static OutgoingTextMessage part(OutgoingMessage message, String text) {
        OutgoingTextMessage part = new OutgoingTextMessage();
        part.setChatId(message.threadKey() == null ? message.address() : message.threadKey());
        part.setText(text);
        return part;
    }

    /** The name that the sent message has in Telegram. */
    @RouteStep
    public String externalId(MessageResult result) {
        IncomingMessage sent = result.getMessage();
        return "%s:%s".formatted(sent.getChat().getId(), sent.getMessageId());
    }

    /** Camel's own failure holds the bot's token; what goes on does not. */
    @RouteStep
    public void fail(Exchange exchange) {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        Integer part = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        String detail = outcomes.detail(failure);
        if (part != null && part > 0) {
            // The customer has read the parts before; sending all of it again is not for the hub to decide.
            throw new SendFailed(
                    Outcome.TIMEOUT_AFTER_SEND, "Only the first %d parts were sent, then: %s".formatted(part, detail));
        }
        throw new SendFailed(outcomes.of("telegram", failure), detail);
    }
}
