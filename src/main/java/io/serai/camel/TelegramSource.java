package io.serai.camel;

import io.serai.channel.Arrival;
import io.serai.channel.Telegrams;
import io.serai.shared.RouteStep;
import org.apache.camel.Variable;
import org.apache.camel.component.telegram.model.IncomingMessage;
import org.springframework.stereotype.Component;

/** Steps of the kamelets telegram-source and telegram-webhook-source. */
@Component
class TelegramSource {

    private final Telegrams telegrams;

    TelegramSource(Telegrams telegrams) {
        this.telegrams = telegrams;
    }

    /** @param envelope as {@link TelegramHttpClient} packed it */
    @RouteStep
    public Arrival polled(IncomingMessage envelope, String channelId) {
        return telegrams.read(channelId, envelope.getText());
    }

    /** After the arrival is stored. */
    @RouteStep
    public void acknowledge(@Variable("arrival") Arrival arrival) {
        telegrams.acknowledge(arrival);
    }

    @RouteStep
    public Arrival posted(String update, String channelId) {
        return telegrams.read(channelId, update);
    }
}
