package io.serai.bench;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.util.UUID;

/**
 * Customers who ask one question each in the web chat and watch until they have the reply, or hear that a person takes
 * over. They arrive at a given rate whatever the hub does.
 */
public class WebChatSimulation extends Simulation {

    private static final int PATIENCE_SECONDS = 30;
    // What a customer is told last: who wrote, or how the conversation stands. Events arrive as JSON inside JSON.
    private static final String OUTCOME = "(?:author|status)\\W+(ASSISTANT|AGENT|HUB|AWAITING_APPROVAL|WITH_AGENT)\\b";

    private final Load load = Load.fromSystemProperties();
    private final Questions questions = new Questions(load.fresh());
    private final SlowModel model = new SlowModel(load.modelPort(), load.modelDelay());
    private final HubWatch watch = new HubWatch(load);
    private final ReplyTimes replies = new ReplyTimes();

    public WebChatSimulation() {
        setUp(scenario("web chat")
                        .exec(begin(), ask(), end())
                        .injectOpen(
                                rampUsersPerSec(1).to(load.warmUpRate()).during(load.warmUp()),
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
                                .then(exec(sse("follow")
                                        .get("/api/v1/conversations/#{conversation}/events")
                                        .header("Authorization", "Bearer #{token}")
                                        .await(PATIENCE_SECONDS)
                                        .on(sse.checkMessage("reply")
                                                .matching(regex(OUTCOME))
                                                .check(regex(OUTCOME).saveAs("outcome"))))));
    }

    private ChainBuilder end() {
        return exec(this::record);
    }

    private Session record(Session session) {
        if (session.getString("phase").equals("question to reply")) {
            String outcome = session.isFailed() ? "FAILED" : session.getString("outcome");
            replies.add(outcome, System.nanoTime() - session.getLong("askedAt"));
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
