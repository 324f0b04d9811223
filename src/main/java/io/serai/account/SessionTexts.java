package io.serai.account;

import java.nio.charset.StandardCharsets;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Texts in sessions are kept as such, where SQL can read them; whatever else a library puts there, as Java does. */
@Component
class SessionTexts implements SessionRepositoryCustomizer<JdbcIndexedSessionRepository> {
    private static final byte[] SERIALIZED = {(byte) 0xAC, (byte) 0xED};

    @Override
    public void customize(JdbcIndexedSessionRepository sessions) {
        SerializingConverter serialize = new SerializingConverter();
        DeserializingConverter deserialize = new DeserializingConverter();
        // No bean: Camel takes every one of these for a converter of its own.
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(
                Object.class,
                byte[].class,
                value -> value instanceof String text
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : serialize.convert(value));
        conversion.addConverter(
                byte[].class,
                Object.class,
                bytes -> isSerialized(bytes) ? deserialize.convert(bytes) : new String(bytes, StandardCharsets.UTF_8));
        sessions.setConversionService(conversion);
    }

    /** No text in UTF-8 begins so. */
    private static boolean isSerialized(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == SERIALIZED[0] && bytes[1] == SERIALIZED[1];
    }
}
