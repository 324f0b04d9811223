package io.serai.account;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Who may call which operation of the contract, as {@code openapi/access.csv} says. The hub does not start with an
 * operation that the table leaves out, nor with a line for one that there is not.
 */
@Component
class AccessTable {
    static final String VISITOR = "ROLE_VISITOR";

    private record Access(boolean anybody, Set<String> authorities) {}

    private final ApiOperations operations;
    private final Map<String, Access> byOperation;

    AccessTable(ApiOperations operations) {
        this.operations = operations;
        this.byOperation = read();
        Set<String> unlike = new TreeSet<>(operations.ids());
        unlike.removeAll(byOperation.keySet());
        byOperation.keySet().stream()
                .filter(it -> !operations.ids().contains(it))
                .forEach(unlike::add);
        if (!unlike.isEmpty()) {
            throw new IllegalStateException("openapi/access.csv and the contract do not agree on " + unlike);
        }
    }

    /** Whether a request needs no credentials. */
    boolean isOpen(String method, String path) {
        return access(method, path).filter(Access::anybody).isPresent();
    }

    /** One of these is needed; empty when the contract has no such operation. */
    Set<String> authorities(String method, String path) {
        return access(method, path).map(Access::authorities).orElse(Set.of());
    }

    private Optional<Access> access(String method, String path) {
        return operations.id(method, path).map(byOperation::get);
    }

    private static Map<String, Access> read() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var table = format.parse(new InputStreamReader(
                new ClassPathResource("openapi/access.csv").getInputStream(), StandardCharsets.UTF_8))) {
            return table.stream().collect(Collectors.toMap(line -> line.get("operation"), AccessTable::access));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Access access(CSVRecord line) {
        Set<String> authorities = Arrays.stream(Role.values())
                .filter(role -> says(line, role.name().toLowerCase(Locale.ROOT)))
                .map(Role::authority)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (says(line, "customer")) {
            authorities.add(VISITOR);
        }
        if (says(line, "password_change")) {
            authorities.add(SignedInAgent.PASSWORD_CHANGE);
        }
        if (!line.get("scope").isBlank()) {
            authorities.add(Scope.of(line.get("scope")).authority());
        }
        return new Access(says(line, "anybody"), authorities);
    }

    private static boolean says(CSVRecord line, String column) {
        return switch (line.get(column)) {
            case "yes" -> true;
            case "no" -> false;
            // A slip must not open or close anything.
            default -> throw new IllegalStateException("openapi/access.csv: neither yes nor no in " + line);
        };
    }
}
