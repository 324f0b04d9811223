package io.serai.console;

import io.serai.console.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who signs in: keeps cookies, and returns the token against forged requests as the console does. */
class Browser {
    static final String SESSION = "serai_session";
    static final String CSRF = "XSRF-TOKEN";

    final Map<String, String> cookies = new TreeMap<>();
    private final Api api;

    Browser(int port) {
        this.api = new Api(port);
    }

    Answer signIn(String email, String password) {
        return send("POST", "/api/v1/session", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer send(String method, String path, String json, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        if (json != null) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (!cookies.isEmpty()) {
            headers.addAll(List.of("Cookie", cookieHeader()));
        }
        if (cookies.containsKey(CSRF)) {
            headers.addAll(List.of("X-XSRF-TOKEN", cookies.get(CSRF)));
        }
        Answer answer = api.send(method, path, null, json, headers.toArray(String[]::new));
        answer.http().headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    String cookieHeader() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .toList());
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
