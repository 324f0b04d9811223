package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.shared.Problem;
import io.serai.shared.RouteStep;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Answers a REST caller with a problem. */
@Component
public class RestProblems {
    private final ObjectMapper json;

    RestProblems(ObjectMapper json) {
        this.json = json;
    }

    @RouteStep
    public void answer(Exchange exchange) {
        put(exchange, Problem.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
    }

    void put(Exchange exchange, Problem problem) {
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        message.setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        message.setHeader("Retry-After", problem.retryAfter());
        message.setBody(asJson(problem));
    }

    private String asJson(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
