package io.serai.camel;

import java.util.UUID;
import org.apache.camel.Converter;
import org.apache.camel.TypeConverters;
import org.springframework.stereotype.Component;

/** Types that routes pass to the beans of the REST interface. */
@Component
public class RestConverters implements TypeConverters {
    @Converter
    public UUID toUuid(String text) {
        return UUID.fromString(text);
    }
}
