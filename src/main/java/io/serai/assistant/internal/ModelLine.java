package io.serai.assistant.internal;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * The line of one streamed call, to be hung up: a server that sends its headers and then nothing would keep a thread for
 * as long as it likes.
 */
class ModelLine implements HttpClient, HttpClientBuilder, AutoCloseable {

    private final HttpClient client;
    private InputStream open;
    private boolean closed;

    ModelLine(HttpClient client) {
        this.client = client;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        return client.execute(request);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        client.execute(request, (body, told) -> parser.parse(kept(body), told), listener);
    }

    private synchronized InputStream kept(InputStream body) {
        open = body;
        if (closed) {
            hangUp();
        }
        return body;
    }

    @Override
    public synchronized void close() {
        closed = true;
        hangUp();
    }

    private void hangUp() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public HttpClient build() {
        return this;
    }

    // The client that it shares with all calls has its times.

    @Override
    public Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
