package io.serai.camel;

import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext.Pointers;
import io.serai.shared.Kind;
import io.serai.shared.Problem;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a validation report means to the caller. */
final class RestMistakes {
    private static final Pattern QUOTED = Pattern.compile("\\[\"([^\"]+)\"");

    private RestMistakes() {}

    /** The mistake to tell: what cannot be read goes before what is not allowed. */
    static Problem worst(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(RestMistakes::problem)
                .min(Comparator.comparingInt(Problem::status))
                .orElseThrow();
    }

    private static Problem problem(Message message) {
        String key = message.getKey();
        if (key.startsWith("validation.request.contentType")) {
            return Problem.of(Kind.UNSUPPORTED, "The body must be application/json.", Map.of());
        }
        if (key.equals("validation.request.body.missing")) {
            return Problem.of(Kind.MALFORMED, "This needs a JSON body.", Map.of());
        }
        if (key.startsWith("validation.request.body")) {
            return bodyProblem(message);
        }
        return parameterProblem(message);
    }

    private static Problem bodyProblem(Message message) {
        String pointer = message.getContext()
                .flatMap(context -> context.getPointers().map(Pointers::getInstance))
                .orElse("")
                .replaceFirst("^/", "");
        String keyword = message.getKey().substring(message.getKey().lastIndexOf('.') + 1);
        if (keyword.equals("invalidJson") || keyword.equals("unknownError")) {
            return Problem.of(Kind.MALFORMED, "The body is not JSON that can be read.", Map.of());
        }
        if (keyword.equals("type") && pointer.isEmpty()) {
            return Problem.of(Kind.MALFORMED, "The body must be a JSON object.", Map.of());
        }
        Matcher named = QUOTED.matcher(message.getMessage());
        String field = pointer.isEmpty() && named.find() ? named.group(1) : pointer;
        return Problem.of(Kind.INVALID, bodyDetail(keyword, field, message), Map.of("field", field));
    }

    private static String bodyDetail(String keyword, String field, Message message) {
        return switch (keyword) {
            case "required" -> "The field %s is missing.".formatted(field);
            case "additionalProperties" -> "There is no field %s.".formatted(field);
            case "pattern" -> "The field %s is blank or holds characters that are not allowed.".formatted(field);
            case "maxLength" -> "The field %s is too long.".formatted(field);
            case "minLength" -> "The field %s is empty.".formatted(field);
            default -> message.getMessage();
        };
    }

    private static Problem parameterProblem(Message message) {
        var parameter = message.getContext().flatMap(it -> it.getParameter());
        if (parameter.isEmpty()) {
            return Problem.of(Kind.INVALID, message.getMessage(), Map.of());
        }
        String name = parameter.get().getName();
        if ("path".equals(parameter.get().getIn())) {
            return Problem.of(Kind.NOT_FOUND, "There is nothing by that id.", Map.of());
        }
        return Problem.of(Kind.INVALID, "%s: %s".formatted(name, message.getMessage()), Map.of("field", name));
    }
}
