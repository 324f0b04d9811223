package io.serai.camel;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.springframework.stereotype.Component;

/** Step of the routes channel-in. */
@Component
class ChannelIntake {

    /**
     * Throws what the intake threw, as a new failure: the intake's error handler has marked the exchange as one that no
     * error handler need care for any more.
     */
    public void failed(Exchange exchange) throws Exception {
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        throw exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
    }
}
