package io.serai.camel;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.stereotype.Component;

/** What passes between HTTP and the routes. Everything in an exchange would go back to the caller otherwise. */
@Component
public class RestHeaders implements HeaderFilterStrategy {
    private static final Set<String> ANSWERED =
            Set.of("content-type", "content-disposition", "retry-after", "allow", "www-authenticate");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !ANSWERED.contains(name.toLowerCase());
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return name.regionMatches(true, 0, "Camel", 0, 5);
    }
}
