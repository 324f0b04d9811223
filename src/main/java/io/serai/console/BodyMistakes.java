package io.serai.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.serai.shared.Kind;
import io.serai.shared.Problem;
import io.serai.shared.SeraiException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is wrong with a body that a controller reads, told as the routes tell it, and never with the value. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyMistakes {
    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        return ProblemAdvice.answer(problem(unreadable.getCause()), HttpHeaders.EMPTY);
    }

    private static Problem problem(Throwable cause) {
        if (cause != null && cause.getCause() instanceof SeraiException unfit) {
            return Problem.of(unfit);
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            String field = unknown.getPropertyName();
            return Problem.of(Kind.INVALID, "There is no field %s.".formatted(field), Map.of("field", field));
        }
        if (cause instanceof JsonMappingException unfit && !unfit.getPath().isEmpty()) {
            String field = unfit.getPath().stream().map(Reference::getFieldName).collect(Collectors.joining("/"));
            return Problem.of(Kind.INVALID, "The field %s cannot be used.".formatted(field), Map.of("field", field));
        }
        String detail = cause instanceof JsonMappingException
                ? "The body must be a JSON object."
                : cause instanceof JsonProcessingException
                        ? "The body is not JSON that can be read."
                        : "This needs a JSON body.";
        return Problem.of(Kind.MALFORMED, detail, Map.of());
    }
}
