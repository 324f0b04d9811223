package io.serai.camel;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/**
 * Brings what callers wrote to the beans as they wrote it. Where a route passes a header to a method, Camel takes the text
 * {@code null} for nothing and quotation marks around a text for its own (MethodInfo.evaluateParameterValue).
 */
@Component
public class RestTexts extends RoutePolicySupport implements RoutePolicyFactory {
    private static final String OPERATIONS = "rest-api";

    /** A text that is none to Camel until it is converted to one. */
    record Verbatim(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        boolean operation =
                route instanceof RouteDefinition definition && OPERATIONS.equals(definition.getRouteConfigurationId());
        return operation ? this : null;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        for (String name : List.copyOf(headers.keySet())) {
            if (headers.get(name) instanceof String text && isSyntax(text.strip())) {
                headers.put(name, new Verbatim(text));
            }
        }
    }

    private static boolean isSyntax(String text) {
        return text.equals("null") || isWithin(text, "'") || isWithin(text, "\"");
    }

    private static boolean isWithin(String text, String mark) {
        return text.length() > 1 && text.startsWith(mark) && text.endsWith(mark);
    }
}
