package io.serai.camel;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.springframework.stereotype.Component;

/** Step of the routes channel-in. */
@Component
class ChannelIntake {

    /** Throws what the intake threw. */
    public void failed(Exchange exchange) throws Exception {
        throw exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
    }
}
