package dev.culprit.connector.saas.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Puts an address's query together.
public final class Query {
    private final StringBuilder text;
    private char joint;

    private Query(String path) {
        this.text = new StringBuilder(path);
        this.joint = path.contains("?") ? '&' : '?';
    }

    public static Query of(String path) {
        return new Query(path);
    }

    public Query with(String name, String value) {
        text.append(joint).append(encoded(name)).append('=').append(encoded(value));
        joint = '&';
        return this;
    }

    /// Nothing when the value is empty.
    public Query withGiven(String name, String value) {
        return value.isEmpty() ? this : with(name, value);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
