package io.serai.assistant.internal;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import io.serai.assistant.ModelCall.Outcome;
import io.serai.assistant.internal.OutputReader.InvalidOutput;
import java.io.IOException;
import java.net.http.HttpTimeoutException;

/** Why a model did not answer, by name. */
class ModelFailure extends RuntimeException {

    private static final int DETAIL_LENGTH = 200;

    private final Outcome outcome;
    private final boolean isLast;

    ModelFailure(Outcome outcome, String detail, Throwable cause) {
        this(outcome, detail, cause, false);
    }

    private ModelFailure(Outcome outcome, String detail, Throwable cause, boolean isLast) {
        super(detail, cause);
        this.outcome = outcome;
        this.isLast = isLast;
    }

    /** @param secret the model's key, which a server may repeat in its complaint; or null */
    static ModelFailure of(Throwable failure, String secret) {
        if (failure instanceof ModelFailure known) {
            return known;
        }
        return new ModelFailure(outcomeOf(failure), detail(failure, secret), failure);
    }

    Outcome outcome() {
        return outcome;
    }

    /** The same, after which there is no time for another try, or no use in it. */
    ModelFailure last() {
        return new ModelFailure(outcome, getMessage(), getCause(), true);
    }

    boolean mayPass() {
        return switch (outcome) {
            case TIMEOUT, HTTP_429, HTTP_5XX, CONNECTION, INVALID_OUTPUT -> !isLast;
            case OK, CIRCUIT_OPEN, ERROR -> false;
        };
    }

    private static Outcome outcomeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidOutput) {
                return Outcome.INVALID_OUTPUT;
            }
            if (cause instanceof HttpException http && http.statusCode() >= 500) {
                return Outcome.HTTP_5XX;
            }
            if (cause instanceof RateLimitException) {
                return Outcome.HTTP_429;
            }
            if (cause instanceof InternalServerException) {
                return Outcome.HTTP_5XX;
            }
            if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
                return Outcome.TIMEOUT;
            }
            if (cause instanceof IOException || cause instanceof UnresolvedModelServerException) {
                return Outcome.CONNECTION;
            }
        }
        return Outcome.ERROR;
    }

    private static String detail(Throwable failure, String secret) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String safe = (secret == null ? message : message.replace(secret, "***"))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return safe.length() <= DETAIL_LENGTH ? safe : safe.substring(0, DETAIL_LENGTH) + "…";
    }
}
