package io.serai.shared;

import java.util.HashMap;
import java.util.Map;

/** A failure with a kind, told in words that a caller can act on. */
public class SeraiException extends RuntimeException {

    private final Kind kind;
    private final Map<String, Object> details;

    public SeraiException(Kind kind, String message) {
        this(kind, message, Map.of());
    }

    /** @param details further members of the answer, such as {@code field} or {@code claimed_by_name} */
    public SeraiException(Kind kind, String message, Map<String, Object> details) {
        super(message);
        this.kind = kind;
        this.details = Map.copyOf(details);
    }

    public static SeraiException invalid(String field, String message) {
        return new SeraiException(Kind.INVALID, message, Map.of("field", field));
    }

    public static SeraiException notFound(String what, Object id) {
        return new SeraiException(Kind.NOT_FOUND, "There is no %s %s.".formatted(what, id));
    }

    public static SeraiException conflict(String message) {
        return new SeraiException(Kind.CONFLICT, message);
    }

    /** The same, named for programs that have words of their own for it. @param code one of the contract's */
    public SeraiException coded(String code) {
        Map<String, Object> more = new HashMap<>(details);
        more.put("code", code);
        return new SeraiException(kind, getMessage(), more);
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, Object> details() {
        return details;
    }
}
