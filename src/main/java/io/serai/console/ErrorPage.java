package io.serai.console;

import io.serai.account.ApiOperations;
import io.serai.shared.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Failures that the servlet container noticed itself. */
@RestController
class ErrorPage implements ErrorController {
    private final ApiOperations operations;

    ErrorPage(ApiOperations operations) {
        this.operations = operations;
    }

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        HttpStatus known = HttpStatus.resolve(code);
        String detail = known == null ? "The request failed." : known.getReasonPhrase() + ".";
        if (code == HttpStatus.METHOD_NOT_ALLOWED.value()) {
            // The container names every method that a servlet can have.
            String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
            response.setHeader(
                    HttpHeaders.ALLOW,
                    String.join(", ", operations.methods(path).orElse(Set.of("GET"))));
        }
        return ProblemAdvice.answer(Problem.ofStatus(code, detail), HttpHeaders.EMPTY);
    }
}
