package dev.culprit.connector.kit.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server answered.
public final class HttpAnswer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /// @param body empty when it went into a file; belongs to the answer from here on
    HttpAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public byte[] bytes() {
        return body.clone();
    }

    /// Length of the body in bytes.
    public int size() {
        return body.length;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
