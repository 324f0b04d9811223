package io.serai.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.serai.bench.ConversationFollower.Heard;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Customers who ask one question each in the web chat and watch until they have the reply, or hear that a person takes
 * over. They arrive at a given rate whatever the hub does.
 */
public class WebChatSimulation extends Simulation {

    /** What the warm-up left to do must not be measured. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Load load = Load.fromSystemProperties();
    private final Questions questions = new Questions(load.fresh());
    private final SlowModel model = new SlowModel(load.modelPort(), load.modelDelay());
    private final HubWatch watch = new HubWatch(load);
    private final ReplyTimes replies = new ReplyTimes();
    private final ConversationFollower customers = new ConversationFollower(load.hubUrl());

    public WebChatSimulation() {
        setUp(scenario("web chat")
                        .exec(begin(), ask(), end())
                        .injectOpen(
                                rampUsersPerSec(1)
                                        .to(load.warmUpRate())
                                        .during(load.warmUp().minus(SETTLING)),
                                nothingFor(SETTLING),
                                constantUsersPerSec(load.rate()).during(load.steady())))
                .protocols(http.baseUrl(load.hubUrl()).contentTypeHeader("application/json"));
    }

    @Override
    public void before() {
        model.start();
        watch.start();
    }

    private ChainBuilder begin() {
        return exec(session -> session.set("phase", watch.isSteady() ? "question to reply" : "warm-up")
                .set("key", UUID.randomUUID().toString())
                .set(
                        "body",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("text", questions.next())
                                .toString())
                .set("askedAt", System.nanoTime()));
    }

    private ChainBuilder ask() {
        return group("#{phase}")
                .on(
                        exec(http("ask")
                                .post("/api/v1/conversations")
                                .header("Idempotency-Key", "#{key}")
                                .body(StringBody(session -> session.getString("body")))
                                .check(
                                        status().is(201),
                                        jmesPath("conversation_id").saveAs("conversation"),
                                        jmesPath("visitor_token").saveAs("token"))),
                        doIf(session -> !session.isFailed())
                                .then(
                                        exec(session -> session.set(
                                                "heard",
                                                customers.follow(
                                                        session.getString("conversation"),
                                                        session.getString("token")))),
                                        asLongAs(session -> !heard(session).isDone())
                                                .on(pause(Duration.ofMillis(20)))));
    }

    private static CompletableFuture<Heard> heard(Session session) {
        return session.get("heard");
    }

    private ChainBuilder end() {
        return exec(this::record);
    }

    private Session record(Session session) {
        if (session.getString("phase").equals("question to reply")) {
            Heard heard = session.contains("heard") ? heard(session).join() : new Heard("FAILED", System.nanoTime());
            replies.add(heard.outcome(), heard.atNanos() - session.getLong("askedAt"));
        }
        return session;
    }

    @Override
    public void after() {
        watch.stop();
        model.stop();
        new Summary(load, questions, replies, watch).write();
    }
}
