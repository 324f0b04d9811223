package io.serai.camel;

import io.serai.channel.Channels;
import io.serai.channel.Redaction;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * Tells from a source's polls how its channel is doing. It stands in for Camel's exception handler too, because that one
 * logs addresses with tokens in them, and because a consumer may report a failure there and count the poll as done.
 */
final class ChannelPoll implements PollingConsumerPollStrategy, ExceptionHandler {

    private final String channelId;
    private final Channels channels;
    private volatile boolean failed;

    ChannelPoll(String channelId, Channels channels) {
        this.channelId = channelId;
        this.channels = channels;
    }

    static String beanName(String channelId) {
        return "channel-poll-" + channelId;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        failed = false;
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (!failed) {
            channels.up(channelId);
        }
    }

    /** The consumer hands the failure on to the exception handler. */
    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        return false;
    }

    @Override
    public void handleException(Throwable failure) {
        handleException(null, null, failure);
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable failure) {
        failed = true;
        channels.down(channelId, Redaction.reasonOf(failure));
    }
}
