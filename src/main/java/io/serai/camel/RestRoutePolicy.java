package io.serai.camel;

import io.serai.shared.Problem;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/** Turns what fails before an operation's route is found, an unknown path for instance, into problems too. */
@Component
public class RestRoutePolicy extends RoutePolicySupport implements RoutePolicyFactory {
    private final RestProblems problems;

    RestRoutePolicy(RestProblems problems) {
        this.problems = problems;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        boolean rest = route instanceof RouteDefinition definition
                && definition.getInput().getEndpointUri().startsWith("rest-openapi");
        return rest ? this : null;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (exchange.getException() != null) {
            problems.put(exchange, Problem.of(exchange.getException()));
            exchange.setException(null);
            return;
        }
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class);
        boolean told = Problem.MEDIA_TYPE.equals(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE));
        if (status >= 400 && !told) {
            problems.put(exchange, Problem.ofStatus(status, "There is no such operation."));
        }
    }
}
