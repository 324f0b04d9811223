package io.serai.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thousands of visitors who look at a chat in which nothing happens, and some who write: how long a message takes from its
 * request until it is on its visitor's own stream. Those who write are with a person, so that nothing is drafted.
 */
public final class IdleReaders {

    private static final int WRITERS = 50;
    private static final int WARM_UP_SECONDS = 5;
    private static final Pattern TEXT = Pattern.compile("\"text\":\"bench (\\d+)\"");

    private final String hubUrl;
    private final long hubPid;
    private final Path home;
    private final int readers;
    private final ConcurrentHashMap<Integer, Long> begun = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<UUID> conversations = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private IdleReaders(int port, long hubPid, Path home, int readers) {
        this.hubUrl = "http://127.0.0.1:" + port;
        this.hubPid = hubPid;
        this.home = home;
        this.readers = readers;
    }

    /** {@code IdleReaders <port> <hub's pid> <home> <readers> <messages a second> <seconds>} */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        IdleReaders bench = new IdleReaders(
                port, Long.parseLong(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
        try (HubDatabase database = new HubDatabase(bench.home);
                ReaderSockets sockets = new ReaderSockets(port, bench::see)) {
            bench.run(database, sockets, Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
        }
        System.exit(0);
    }

    private void run(HubDatabase database, ReaderSockets sockets, int rate, int seconds) throws Exception {
        begin(database);
        long opening = System.nanoTime();
        for (int i = 0; i < readers; i++) {
            sockets.open("/api/v1/conversations/" + conversations.get(i) + "/events", tokens.get(i));
        }
        until(() -> sockets.open() == readers, Duration.ofMinutes(2), "all streams are open");
        double opened = (System.nanoTime() - opening) / 1e9;
        write(0, rate, WARM_UP_SECONDS);
        until(() -> begun.isEmpty(), Duration.ofSeconds(30), "what was written to warm up is told");
        delays.clear();

        long start = System.nanoTime();
        long hub = Processes.millis(hubPid);
        long postgres = Processes.treeMillis(database.postmaster());
        long all = Processes.allMillis();
        long own = Processes.millis(ProcessHandle.current().pid());
        write(rate * WARM_UP_SECONDS, rate, seconds);
        until(() -> begun.isEmpty(), Duration.ofSeconds(30), "everything is told");
        double took = (System.nanoTime() - start) / 1e6;
        hub = Processes.millis(hubPid) - hub;
        postgres = Processes.treeMillis(database.postmaster()) - postgres;
        own = Processes.millis(ProcessHandle.current().pid()) - own;
        all = Processes.allMillis() - all;

        long[] nanos = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        GcLog heap = GcLog.read(home.resolve("gc.log"));
        print("%d readers opened in %.1f s, %d lost; %d messages in %.1f s, %d refused",
                readers, opened, sockets.lost(), nanos.length, took / 1000, refused.get());
        print("event delay: p50 %.1f ms  p95 %.1f ms  p99 %.1f ms  max %.1f ms  (aim: p99 <= 500 ms)",
                at(nanos, 0.5), at(nanos, 0.95), at(nanos, 0.99), at(nanos, 1));
        print("cores: hub %.2f  PostgreSQL %.2f  load %.2f  everything else %.2f",
                hub / took, postgres / took, own / took, (all - hub - postgres - own) / took);
        print("hub: %d MB of heap in use after a collection at most, %d MB held; %s threads; longest pause %.0f ms",
                heap.mostAfter(), heap.mostCommitted(), status("Threads"), heap.longestPauseMillis());
        print("hub: resident %s", status("VmRSS"));
    }

    /** Conversations as if they had been going on: most are answered, those who write are with a person. */
    private void begin(HubDatabase database) throws JOSEException {
        MACSigner signer = new MACSigner(database.bytes("select value from secret where name = 'visitor-token'"));
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < readers; i++) {
            UUID id = UUID.randomUUID();
            conversations.add(id);
            tokens.add(token(id, signer));
            rows.append(i == 0 ? "" : ",").append("('%s'::uuid, %d)".formatted(id, i));
        }
        database.update("create temporary table bench (id uuid, nth int)");
        database.update("insert into bench values " + rows);
        database.update("insert into customer (id) select id from bench");
        database.update("""
                insert into conversation (id, channel_id, customer_id, language, status)
                select id, 'webchat', id, 'en', case when nth < %d then 'WITH_AGENT' else 'ANSWERED' end from bench
                """.formatted(WRITERS));
        database.update("""
                insert into message (id, conversation_id, channel_id, direction, author, text, external_ref)
                select gen_random_uuid(), id, 'webchat', 'IN', 'CUSTOMER', 'hello', 'bench ' || nth from bench
                """);
        database.update("""
                insert into event (type, conversation_id, channel_id, payload)
                select 'message-received', id, 'webchat', jsonb_build_object('message_id', id, 'text', 'hello') from bench
                """);
    }

    private static String token(UUID conversation, MACSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject("bench:" + conversation)
                        .claim("conversation", conversation.toString())
                        .claim("channel", "webchat")
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build());
        token.sign(signer);
        return token.serialize();
    }

    private void write(int from, int rate, int seconds) {
        long next = System.nanoTime();
        for (int i = from; i < from + rate * seconds; i++) {
            int number = i;
            int writer = i % Math.min(WRITERS, readers);
            begun.put(number, System.nanoTime());
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(hubUrl + "/api/v1/conversations/" + conversations.get(writer) + "/messages"))
                    .header("Authorization", "Bearer " + tokens.get(writer))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"text\":\"bench %d\"}".formatted(number)))
                    .build();
            client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                if (failure != null || answer.statusCode() != 201) {
                    refused.incrementAndGet();
                    begun.remove(number);
                }
            });
            next += TimeUnit.SECONDS.toNanos(1) / rate;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void see(String line) {
        Matcher text = TEXT.matcher(line);
        if (line.startsWith("data:") && text.find()) {
            Long since = begun.remove(Integer.parseInt(text.group(1)));
            if (since != null) {
                delays.add(System.nanoTime() - since);
            }
        }
    }

    private String status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(hubPid), "status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("?");
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }

    private static void until(BooleanSupplier condition, Duration most, String what) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Too late until " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
