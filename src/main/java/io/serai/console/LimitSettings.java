package io.serai.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How often web chat visitors may do something, by the minute where nothing else is said. A visitor is one token; many
 * visitors may share an address (RFC 6598), so addresses get more. Signals are what is no message: typing, read marks,
 * ratings; reads are conversations and files. Open streams are those at a time; transcripts, and what an address sends in
 * files, those in a day, for which files wait in the database.
 */
@ConfigurationProperties("serai.limits")
record LimitSettings(
        @DefaultValue("20") int startsPerAddress,
        @DefaultValue("30") int messagesPerVisitor,
        @DefaultValue("120") int messagesPerAddress,
        @DefaultValue("30") int streamsPerVisitor,
        @DefaultValue("120") int streamsPerAddress,
        @DefaultValue("120") int signalsPerVisitor,
        @DefaultValue("600") int signalsPerAddress,
        @DefaultValue("240") int readsPerVisitor,
        @DefaultValue("1200") int readsPerAddress,
        @DefaultValue("10") int openStreamsPerVisitor,
        @DefaultValue("200") int openStreamsPerAddress,
        @DefaultValue("20") int transcriptsPerAddress,
        @DefaultValue("500MB") DataSize filesPerAddress) {}
