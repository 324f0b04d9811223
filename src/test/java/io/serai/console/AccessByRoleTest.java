package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Staff;
import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.console.Api.Answer;
import io.serai.console.Contract.Promise;
import io.serai.shared.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;

/** Every operation of the contract, by everybody of the table, over HTTP. */
@ApiTest
@Import(Staff.class)
class AccessByRoleTest {
    private static final List<String> COLUMNS =
            List.of("anybody", "customer", "password_change", "agent", "senior_agent", "supervisor", "administrator");
    private static final Set<String> STREAMS = Set.of("streamEvents");
    /** Open to all, they look at a password, a code, a secret or a signature of their own once they are reached. */
    private static final Set<String> LOOK_FOR_THEMSELVES =
            Set.of("signIn", "finishSignIn", "receiveTelegramUpdate", "receiveChannelMessage");

    private static final Map<String, Promise> OPERATIONS =
            Contract.operations().stream().collect(Collectors.toMap(Promise::toString, it -> it));

    @LocalServerPort
    int port;

    @Autowired
    VisitorTokens tokens;

    @Autowired
    Staff staff;

    private final Map<String, String> credentials = new HashMap<>();
    private Api api;

    @BeforeEach
    void callers() {
        api = new Api(port);
        var visitor = new Visitor(Ids.next(), "webchat", "somebody");
        credentials.put("customer", "Bearer " + tokens.issue(visitor).visitorToken());
        credentials.put("password_change", basic(staff.hire("ADMINISTRATOR", true)));
        for (String role : List.of("agent", "senior_agent", "supervisor", "administrator")) {
            credentials.put(role, basic(staff.hire(role.toUpperCase())));
        }
    }

    @Test
    void theTableHasEachOperationOfTheContractAndNoOther() {
        assertThat(lines().stream().map(it -> it.get("operation")))
                .containsExactlyInAnyOrderElementsOf(OPERATIONS.keySet());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theTableIsWhatHappens(CSVRecord line) {
        Promise promise = OPERATIONS.get(line.get("operation"));
        List<String> let = new ArrayList<>();
        for (String column : COLUMNS) {
            if (isLetIn(promise, credentials.get(column), column)) {
                let.add(column);
            }
        }

        assertThat(let)
                .as(promise.toString())
                .isEqualTo(COLUMNS.stream()
                        .filter(it -> line.get(it).equals("yes"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theContractSaysTheSame(CSVRecord line) {
        Set<String> ways = OPERATIONS.get(line.get("operation")).operation().getSecurity().stream()
                .flatMap(it -> it.keySet().stream())
                .collect(Collectors.toSet());
        boolean people = Stream.of("agent", "senior_agent", "supervisor", "administrator")
                .anyMatch(it -> line.get(it).equals("yes"));
        if (line.get("anybody").equals("yes")) {
            assertThat(ways).doesNotContain("agent", "session", "visitor");
            return;
        }
        assertThat(ways.containsAll(Set.of("agent", "session"))).isEqualTo(people);
        assertThat(ways.contains("program")).isEqualTo(!line.get("scope").isBlank());
        assertThat(ways.contains("visitor")).isEqualTo(line.get("customer").equals("yes"));
    }

    static List<CSVRecord> lines() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try {
            String table = new ClassPathResource("openapi/access.csv").getContentAsString(StandardCharsets.UTF_8);
            return format.parse(new java.io.StringReader(table)).getRecords();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isLetIn(Promise promise, String authorization, String column) {
        if (STREAMS.contains(promise.toString())) {
            String[] headers = authorization == null ? new String[0] : new String[] {"Authorization", authorization};
            return api.statusOnly(promise.method(), promise.examplePath(), headers) == 200;
        }
        Answer answer =
                api.send(promise.method(), promise.examplePath(), authorization, promise.needsBody() ? "{}" : null);
        assertThat(answer.status()).as("%s by %s", promise, column).isNotIn(500, 503);
        boolean refused =
                answer.status() == 401 && !LOOK_FOR_THEMSELVES.contains(promise.toString()) || answer.status() == 403;
        if (refused) {
            assertThat(answer.status() == 401 ? answer.header("WWW-Authenticate") : "none needed")
                    .isNotNull();
            AccessTest.assertProblem(answer, answer.status() == 401 ? "unauthenticated" : "forbidden");
        }
        return !refused;
    }

    private static String basic(Staff.Hired hired) {
        return Api.basic(hired.email(), Staff.PASSWORD);
    }
}
