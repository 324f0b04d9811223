package io.serai.console;

import io.serai.shared.Kind;
import io.serai.shared.Problem;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Failures outside of the routes, told like those inside. */
@RestControllerAdvice
class ProblemAdvice {
    @ExceptionHandler
    ResponseEntity<Problem> failed(Exception failure) {
        if (failure instanceof ErrorResponse web) {
            String detail = web.getBody().getDetail();
            return answer(Problem.ofStatus(web.getStatusCode().value(), detail), web.getHeaders());
        }
        return answer(Problem.of(failure), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unfit(MethodArgumentTypeMismatchException mismatch) {
        Problem problem = mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.of(Kind.NOT_FOUND, "There is nothing by that id.", Map.of())
                : Problem.of(Kind.INVALID, "This value cannot be used.", Map.of("field", mismatch.getName()));
        return answer(problem, HttpHeaders.EMPTY);
    }

    /** The caller went away while being answered: there is nobody to tell. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfter() != null) {
            all.set(HttpHeaders.RETRY_AFTER, problem.retryAfter().toString());
        }
        return ResponseEntity.status(problem.status()).headers(all).body(problem);
    }
}
