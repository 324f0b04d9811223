package io.serai.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often web chat visitors may do something, by the minute. A visitor is one token; many visitors may share an
 * address (RFC 6598), so addresses get more. Signals are what is no message: typing, read marks, ratings.
 */
@ConfigurationProperties("serai.limits")
record LimitSettings(
        @DefaultValue("20") int startsPerAddress,
        @DefaultValue("30") int messagesPerVisitor,
        @DefaultValue("120") int messagesPerAddress,
        @DefaultValue("30") int streamsPerVisitor,
        @DefaultValue("120") int streamsPerAddress,
        @DefaultValue("120") int signalsPerVisitor,
        @DefaultValue("600") int signalsPerAddress) {}
