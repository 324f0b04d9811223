package io.serai.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches a conversation until its customer has the reply or hears that a person takes over, and then leaves. Gatling's
 * own event streams connect anew when they are closed, and would leave thousands of readers behind.
 */
class ConversationFollower {

    /** @param outcome who wrote, or how the conversation stands; {@code FAILED} when neither was heard in time */
    record Heard(String outcome, long atNanos) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern OUTCOME =
            Pattern.compile("\"(?:author|status)\":\"(ASSISTANT|AGENT|HUB|AWAITING_APPROVAL|WITH_AGENT)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String hubUrl;

    ConversationFollower(String hubUrl) {
        this.hubUrl = hubUrl;
    }

    CompletableFuture<Heard> follow(String conversation, String token) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(hubUrl + "/api/v1/conversations/" + conversation + "/events"))
                .header("Authorization", "Bearer " + token)
                .build();
        Listener listener = new Listener();
        client.sendAsync(request, BodyHandlers.fromLineSubscriber(listener)).whenComplete((response, failure) -> {
            if (failure != null) {
                listener.end("FAILED");
            }
        });
        return listener.heard.completeOnTimeout(
                new Heard("FAILED", System.nanoTime()), PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static class Listener implements Flow.Subscriber<String> {

        private final CompletableFuture<Heard> heard = new CompletableFuture<>();
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            Matcher outcome = OUTCOME.matcher(line);
            if (outcome.find()) {
                end(outcome.group(1));
                subscription.cancel();
            }
        }

        private void end(String outcome) {
            heard.complete(new Heard(outcome, System.nanoTime()));
        }

        @Override
        public void onError(Throwable failure) {
            end("FAILED");
        }

        @Override
        public void onComplete() {
            end("FAILED");
        }
    }
}
