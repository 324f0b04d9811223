package io.serai.bench;

import io.serai.SeraiApplication;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * What knowing the caller costs: the processor time of the hub and its database for a request of a signed-in person, beside
 * that of the same request through a door that asks for nothing. Hub and caller are one process; the caller's part is the
 * same for all and falls out of the difference.
 */
public final class AccessCost {
    private static final String PASSWORD = "a-password-of-the-bench";
    private static final String OPEN = "X-Bench-Open";
    private static final String REQUEST = "/api/v1/approvals/pending";
    private static final int WARM_UP = 2500;
    private static final int REQUESTS = 800;
    private static final int ROUNDS = 5;

    /** In front of the hub's own security, for requests that say so. No configuration that a scan would find. */
    static class OpenDoor {
        @Bean
        @Order(0)
        SecurityFilterChain openDoor(HttpSecurity http) throws Exception {
            return http.securityMatcher(request -> request.getHeader(OPEN) != null)
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(AbstractHttpConfigurer::disable)
                    .headers(AbstractHttpConfigurer::disable)
                    .build();
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final String hub;
    private final long postmaster;

    private AccessCost(String hub, long postmaster) {
        this.hub = hub;
        this.postmaster = postmaster;
    }

    /** {@code AccessCost <home>} */
    public static void main(String[] arguments) throws Exception {
        var context = new SpringApplicationBuilder(SeraiApplication.class, OpenDoor.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--serai.home=" + arguments[0],
                        "--serai.agent.password=" + PASSWORD);
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        Path pid = Path.of(arguments[0], "data/postgres/postmaster.pid");
        new AccessCost("http://127.0.0.1:" + port, Long.parseLong(Files.readAllLines(pid).get(0))).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Map<String, String[]> callers = new LinkedHashMap<>();
        callers.put("nobody asked", new String[] {OPEN, "yes"});
        callers.put("session", new String[] {"Cookie", signIn()});
        callers.put("password", new String[] {"Authorization", basic()});
        for (String[] headers : callers.values()) {
            ask(WARM_UP, headers);
        }
        Map<String, List<Double>> costs = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, String[]> caller : callers.entrySet()) {
                long before = processorMicros();
                ask(REQUESTS, caller.getValue());
                costs.computeIfAbsent(caller.getKey(), it -> new ArrayList<>())
                        .add((processorMicros() - before) / 1000.0 / REQUESTS);
            }
        }
        double base = median(costs.get("nobody asked"));
        System.out.printf("Processor time a request (GET %s), median of %d rounds of %d:%n", REQUEST, ROUNDS, REQUESTS);
        costs.forEach((name, rounds) -> System.out.printf(
                "  %-14s %.3f ms  (+%.3f ms)  %s%n", name, median(rounds), median(rounds) - base, rounded(rounds)));
    }

    private void ask(int times, String... headers) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(hub + REQUEST)).headers(headers).build();
        for (int i = 0; i < times; i++) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("Answered " + status);
            }
        }
    }

    private String signIn() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"email\":\"agent@serai.local\",\"password\":\"%s\"}".formatted(PASSWORD)))
                .build();
        HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
        return answer.headers().allValues("Set-Cookie").stream()
                .map(it -> it.split(";", 2)[0])
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }

    private static String basic() {
        byte[] credentials = ("agent@serai.local:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private long processorMicros() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1000 + Processes.treeMillis(postmaster) * 1000;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static List<String> rounded(List<Double> values) {
        return values.stream().map("%.2f"::formatted).toList();
    }
}
