package io.serai.camel;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import io.serai.shared.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.apache.camel.Exchange;
import org.apache.camel.spi.RestClientRequestValidator;
import org.springframework.stereotype.Component;

/**
 * Holds each request against the contract, as Camel's own validator would, but reads the contract once and not at every
 * request, and tells what is wrong by status and field.
 */
@Component
public class RestRequestValidator implements RestClientRequestValidator {
    private static final LevelResolver LEVELS = LevelResolver.create()
            .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
            // Spring Security has checked who is calling; an answer is JSON whatever is asked for.
            .withLevel("validation.request.security", Level.IGNORE)
            .withLevel("validation.request.accept", Level.IGNORE)
            // An empty object is a usual body for an operation that needs none.
            .withLevel("validation.request.body.unexpected", Level.IGNORE)
            .build();

    private final RestProblems problems;
    private OpenApiInteractionValidator contract;

    RestRequestValidator(RestProblems problems) {
        this.problems = problems;
    }

    @Override
    public ValidationError validate(Exchange exchange, ValidationContext context) {
        OpenAPI specification = exchange.getProperty(Exchange.REST_OPENAPI, OpenAPI.class);
        ValidationReport report = contract(specification).validateRequest(request(exchange, specification));
        if (!report.hasErrors()) {
            return null;
        }
        Problem problem = RestMistakes.worst(report);
        problems.put(exchange, problem);
        return new ValidationError(problem.status(), exchange.getMessage().getBody(String.class));
    }

    private synchronized OpenApiInteractionValidator contract(OpenAPI specification) {
        if (contract == null) {
            contract = OpenApiInteractionValidator.createFor(specification)
                    .withLevelResolver(LEVELS)
                    .build();
        }
        return contract;
    }

    private static Request request(Exchange exchange, OpenAPI specification) {
        HttpServletRequest http = exchange.getIn().getHeader(Exchange.HTTP_SERVLET_REQUEST, HttpServletRequest.class);
        String base = specification.getServers().get(0).getUrl();
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(http.getMethod(), http.getRequestURI().substring(base.length()), false);
        Collections.list(http.getHeaderNames()).forEach(name -> request.withHeader(name, http.getHeader(name)));
        http.getParameterMap().forEach(request::withQueryParam);
        String body = exchange.getMessage().getBody(String.class);
        if (body != null && !body.isEmpty()) {
            request.withBody(body);
        }
        return request.build();
    }
}
