package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Staff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How long a visitor and an agent wait while 80 programs sign in as fast as they are answered, beside the same without them;
 * and how long a password takes to be hashed. All of it, the programs too, on one machine. Run alone and by name:
 * {@code ./mvnw -P bench test -Dtest=SignInFloodBench}; what it found is in {@code target/sign-in-flood-bench.txt}.
 */
@ApiTest
@Import(Staff.class)
class SignInFloodBench {
    private static final int PROGRAMS = 80;
    private static final int WARM_UP = 200;
    private static final int REQUESTS = 1_000;
    private static final int PASSWORDS = 50;
    private static final Path REPORT = Path.of("target", "sign-in-flood-bench.txt");

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    PasswordEncoder passwords;

    private Api visitor;
    private Browser agent;

    @BeforeEach
    void come() throws Exception {
        visitor = new Api(port);
        agent = new Browser(port);
        agent.signIn(staff.hire("AGENT").email(), Staff.PASSWORD);
        Files.deleteIfExists(REPORT);
    }

    @Test
    void othersDuringAFloodOfSignIns() throws Exception {
        report(measured("a password is hashed", 5, PASSWORDS, () -> {
            passwords.encode("seven llamas paint quietly");
            return 200;
        }));
        measureOthers("without");

        AtomicBoolean over = new AtomicBoolean();
        Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();
        ExecutorService programs = Executors.newFixedThreadPool(PROGRAMS);
        Api flood = new Api(port);
        AtomicInteger number = new AtomicInteger();
        for (int i = 0; i < PROGRAMS; i++) {
            programs.execute(() -> {
                while (!over.get()) {
                    String body = "{\"email\":\"flood-%d@serai.local\",\"password\":\"x\"}"
                            .formatted(number.getAndIncrement());
                    int status = flood.post("/api/v1/session", null, body).status();
                    answers.computeIfAbsent(status, it -> new LongAdder()).increment();
                }
            });
        }
        long begun = System.nanoTime();
        try {
            measureOthers("with");
        } finally {
            over.set(true);
            programs.shutdown();
            assertThat(programs.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(answers.keySet()).isSubsetOf(401, 503).contains(401, 503);
        report("the flood: %s in %.0f s".formatted(answers, (System.nanoTime() - begun) / 1e9));
    }

    private void measureOthers(String flood) throws Exception {
        report(measured("a chat begins, %s a flood".formatted(flood), WARM_UP, REQUESTS, () -> visitor.post(
                        "/api/v1/conversations", null, "{\"text\":\"hello\"}")
                .status()));
        report(measured("an agent's queue, %s a flood".formatted(flood), WARM_UP, REQUESTS, () -> agent.get(
                        "/api/v1/approvals/pending")
                .status()));
    }

    private static String measured(String name, int warmUp, int times, IntSupplier work) {
        double[] millis = new double[times];
        for (int i = -warmUp; i < times; i++) {
            long begun = System.nanoTime();
            assertThat(work.getAsInt()).as(name).isIn(200, 201);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        return "%-34s p50 %7.1f ms  p95 %7.1f ms  p99 %7.1f ms  max %7.1f ms"
                .formatted(
                        name, millis[times / 2], millis[times * 95 / 100], millis[times * 99 / 100], millis[times - 1]);
    }

    private static void report(String line) throws Exception {
        System.out.println(line);
        Files.writeString(REPORT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
