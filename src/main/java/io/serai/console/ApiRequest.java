package io.serai.console;

import io.serai.account.Caller;
import io.serai.account.Visitor;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as the routes may see it. A route cannot tell a header from a query parameter or from what the hub itself
 * says about the caller, so only the headers that the contract knows pass, and the caller's are added here.
 */
class ApiRequest extends HttpServletRequestWrapper {
    private static final List<String> PASSING = List.of(
            "Accept",
            "Content-Length",
            "Content-Type",
            "Host",
            "Idempotency-Key",
            "Last-Event-ID",
            "webhook-id",
            "webhook-signature",
            "webhook-timestamp",
            "X-Telegram-Bot-Api-Secret-Token");

    private final byte[] body;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ApiRequest(HttpServletRequest request, byte[] body, Caller caller) {
        super(request);
        this.body = body;
        for (String name : PASSING) {
            put(name, request.getHeader(name));
        }
        put("SeraiOrigin", ChatOrigins.foreign(request).orElse(null));
        put("SeraiAccountId", caller.agentId().orElse(null));
        put("SeraiGeneration", caller.generation().orElse(null));
        put("SeraiVisitorOf", caller.visitor().map(Visitor::conversationId).orElse(null));
        put("SeraiVisitorChannel", caller.visitor().map(Visitor::channelId).orElse(null));
        put("SeraiVisitorAddress", caller.visitor().map(Visitor::address).orElse(null));
    }

    private void put(String name, Object value) {
        if (value != null) {
            headers.put(name, value.toString());
        }
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = headers.get(name);
        return Collections.enumeration(value == null ? List.of() : List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public ServletInputStream getInputStream() {
        InputStream content = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() throws java.io.IOException {
                return content.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws java.io.IOException {
                return content.read(target, offset, length);
            }

            @Override
            public boolean isFinished() {
                return true;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }
}
