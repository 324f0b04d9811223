package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the console of the agents does over HTTP. */
@ApiTest
@Import(Staff.class)
class DeskTest {
    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    Api api;
    Hired mina;
    String agent;
    String supervisor;

    @BeforeEach
    void people() {
        api = new Api(port);
        mina = staff.hire("AGENT");
        agent = Api.basic(mina.email(), Staff.PASSWORD);
        supervisor = Api.basic(staff.hire("SUPERVISOR").email(), Staff.PASSWORD);
    }

    @Test
    void conversationsAreListedSearchedAndPagedThrough() {
        String word = "w" + Ids.next().toString().substring(24);
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            begun.add(0, begin("Where is my " + word + "?"));
        }
        // What is answered meanwhile moves to the front, past a reader who turns pages.
        begun.forEach(id -> await().until(() -> !List.of("OPEN", "ANSWERING")
                .contains(api.get("/api/v1/conversations/" + id, agent)
                        .body()
                        .get("status")
                        .asText())));
        Answer found = api.get("/api/v1/conversations?limit=2&q=" + word.toUpperCase(), agent);
        assertThat(found.status()).isEqualTo(200);
        JsonNode next = found.body().get("next_cursor");
        assertThat(next).isNotNull();
        Answer rest = api.get("/api/v1/conversations?limit=2&q=" + word + "&cursor=" + next.asText(), agent);
        assertThat(rest.body().get("next_cursor")).isNull();
        List<String> ids = new ArrayList<>(found.body().findValuesAsText("id"));
        ids.addAll(rest.body().findValuesAsText("id"));
        assertThat(ids).containsAll(begun);
        JsonNode item = found.body().get("items").get(0);
        assertThat(item.get("customer").has("id")).isTrue();
        assertThat(item.get("last_message").get("text").asText()).isNotBlank();

        assertThat(api.get("/api/v1/conversations?holder=nobody&status=RESOLVED&channel_id=webchat", agent)
                        .status())
                .isEqualTo(200);
        assertProblem(api.get("/api/v1/conversations?holder=somebody", agent), "invalid");
        assertProblem(api.get("/api/v1/conversations?cursor=x", agent), "invalid");
        assertProblem(api.get("/api/v1/conversations?status=LOST", agent), "invalid");
        for (String odd : List.of("%27", "%28%28", "%24%7Bheader.id%7D", "a,b%29", "%25", "null", "%22a%22", "*")) {
            assertThat(api.get("/api/v1/conversations?q=" + odd, agent).status())
                    .as(odd)
                    .isEqualTo(200);
        }
    }

    @Test
    void aNoteIsForColleaguesAndTellsThoseItNames() {
        String id = begin("Hello");
        String path = "/api/v1/conversations/" + id + "/notes";
        String body = "{\"text\":\"Be kind, she waits long.\",\"mentions\":[\"%s\"]}".formatted(mina.id());
        String key = Ids.next().toString();
        try (Followed events = new Followed(port, agent)) {
            Answer written = post(path, supervisor, body, key);
            assertThat(written.status()).isEqualTo(201);
            assertThat(post(path, supervisor, body, key).body().get("id"))
                    .isEqualTo(written.body().get("id"));
            await().until(() -> !events.named("note-written").isEmpty());
            assertThat(events.named("note-written").get(0)).contains(mina.id().toString(), id);
            assertThat(events.all()).doesNotContain("Be kind");
        }
        JsonNode notes = api.get(path, agent).body().get("items");
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).get("mentions").get(0).get("id").asText())
                .isEqualTo(mina.id().toString());
        assertThat(api.get("/api/v1/conversations/" + id, agent).http().body()).doesNotContain("Be kind");
        assertProblem(api.get("/api/v1/conversations/" + Ids.next() + "/notes", agent), "not_found");
        assertProblem(api.post(path, agent, "{\"text\":\"x\",\"mentions\":[\"%s\"]}".formatted(Ids.next())), "invalid");
    }

    @Test
    void colleaguesSeeWhoElseIsThereAndWhoTypes() {
        String id = begin("Hello");
        String path = "/api/v1/conversations/" + id;
        try (Followed events = new Followed(port, supervisor)) {
            Answer alone = api.post(path + "/presence", agent, "{\"doing\":\"viewing\"}");
            assertThat(alone.body().get("items")).isEmpty();
            api.post(path + "/presence", agent, "{\"doing\":\"typing\"}");
            api.post(path + "/presence", agent, "{\"doing\":\"typing\"}");
            JsonNode others = api.post(path + "/presence", supervisor, "{\"doing\":\"viewing\"}")
                    .body()
                    .get("items");
            assertThat(others.findValuesAsText("doing")).containsExactly("typing");
            assertThat(api.get(path, supervisor).body().get("present")).hasSize(1);
            assertThat(api.get(path, agent).body().get("present").findValuesAsText("account_id"))
                    .doesNotContain(mina.id().toString())
                    .hasSize(1);
            api.post(path + "/presence", agent, "{\"doing\":\"gone\"}");
            assertThat(api.get(path, supervisor).body().get("present")).isEmpty();
            await().until(() -> ofMina(events).size() >= 3);
            assertThat(ofMina(events)).hasSize(3);
            assertThat(ofMina(events).get(1)).contains("\"doing\":\"typing\"", id);
        }
        assertThat(jdbc.sql("select count(*) from event where type like 'presence%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertProblem(
                api.post("/api/v1/conversations/" + Ids.next() + "/presence", agent, "{\"doing\":\"viewing\"}"),
                "not_found");
    }

    private List<String> ofMina(Followed events) {
        return events.named("presence").stream()
                .filter(it -> it.contains(mina.id().toString()))
                .toList();
    }

    @Test
    void everybodyWhoWorksHereIsKnownToAll() {
        Answer people = api.get("/api/v1/people?limit=200", agent);
        assertThat(people.body().findValuesAsText("id")).contains(mina.id().toString());
        assertThat(people.http().body()).doesNotContain("@serai.local");
        Answer first = api.get("/api/v1/people?limit=1", agent);
        String second = "/api/v1/people?limit=1&cursor="
                + first.body().get("next_cursor").asText();
        assertThat(api.get(second, agent).body().findValuesAsText("id"))
                .hasSize(1)
                .isNotEqualTo(first.body().findValuesAsText("id"));
    }

    @Test
    void supervisorsPrepareAnswersAndAllReadThem() {
        String shortcut = "s" + Ids.next().toString().substring(24);
        String body = "{\"shortcut\":\"%s\",\"title\":\"Thanks\",\"text\":\"Thank you!\"}".formatted(shortcut);
        String key = Ids.next().toString();
        assertProblem(api.post("/api/v1/canned-responses", agent, body), "forbidden");
        Answer made = post("/api/v1/canned-responses", supervisor, body, key);
        assertThat(made.status()).isEqualTo(201);
        assertThat(post("/api/v1/canned-responses", supervisor, body, key).body())
                .isEqualTo(made.body());
        assertProblem(api.post("/api/v1/canned-responses", supervisor, body), "conflict");
        String path = "/api/v1/canned-responses/" + made.body().get("id").asText();

        String korean = body.replace("}", ",\"language\":\"ko\"}");
        assertThat(api.post("/api/v1/canned-responses", supervisor, korean).status())
                .isEqualTo(201);
        assertProblem(api.send("PUT", path, supervisor, korean), "conflict");
        assertThat(api.send("PUT", path, supervisor, body.replace("Thanks", "Thank you"))
                        .body()
                        .get("title")
                        .asText())
                .isEqualTo("Thank you");
        assertThat(api.get("/api/v1/canned-responses?limit=200", agent).body().findValuesAsText("shortcut"))
                .contains(shortcut);
        assertThat(api.send("DELETE", path, supervisor, null).status()).isEqualTo(204);
        assertProblem(api.send("DELETE", path, supervisor, null), "not_found");
    }

    @Test
    void whatSomebodyKeepsIsTheirs() {
        String body = "{\"name\":\"Mine\",\"screen\":\"conversations\",\"filters\":{\"holder\":\"me\"}}";
        Answer kept = api.post("/api/v1/saved-views", agent, body);
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.body().get("filters").get("holder").asText()).isEqualTo("me");
        assertProblem(api.post("/api/v1/saved-views", agent, body), "conflict");
        assertProblem(
                api.post(
                        "/api/v1/saved-views",
                        agent,
                        body.replace("conversations", "approvals").replace("\"holder\":\"me\"", "\"q\":\"x\"")),
                "invalid");
        assertThat(api.get("/api/v1/saved-views", agent).body().get("items")).hasSize(1);
        assertThat(api.get("/api/v1/saved-views", supervisor).body().get("items"))
                .isEmpty();
        String path = "/api/v1/saved-views/" + kept.body().get("id").asText();
        assertProblem(api.send("DELETE", path, supervisor, null), "not_found");
        assertThat(api.send("DELETE", path, agent, null).status()).isEqualTo(204);
    }

    @Test
    void articlesAreFoundAndRead() {
        String slug = "returns " + Ids.next();
        jdbc.sql("""
                        insert into article (id, source, slug, title, topic, language, body, questions, content_hash)
                        values (?, 'test', ?, 'How to return', 'returns', 'en', 'Send it zurueckgeben.', '["Can I?"]', '')
                        """).params(Ids.next(), slug).update();
        assertThat(api.get("/api/v1/articles?q=zurueck&language=EN&topic=returns", agent)
                        .body()
                        .findValuesAsText("slug"))
                .contains(slug);
        Answer article = api.get("/api/v1/articles/" + slug.replace(" ", "%20"), agent);
        assertThat(article.body().get("text").asText()).contains("zurueckgeben");
        assertThat(article.body().get("questions").get(0).asText()).isEqualTo("Can I?");
        assertProblem(api.get("/api/v1/articles/nothing-of-this-name", agent), "not_found");
    }

    private String begin(String text) {
        return api.post("/api/v1/conversations", null, "{\"text\":\"%s\"}".formatted(text))
                .body()
                .get("conversation_id")
                .asText();
    }

    private Answer post(String path, String authorization, String body, String key) {
        return api.send("POST", path, authorization, body, "Content-Type", "application/json", "Idempotency-Key", key);
    }
}
