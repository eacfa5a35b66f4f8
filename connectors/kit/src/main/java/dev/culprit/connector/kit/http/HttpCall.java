package dev.culprit.connector.kit.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// One request.
///
/// @param repeatable whether sending it twice does the same as sending it once
/// @param mostBytes the longest body that is read of the answer
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        String body,
        boolean repeatable,
        long mostBytes) {
    public static final long USUAL_BYTES = 64L << 20;

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), "", true, USUAL_BYTES);
    }

    /// A request that must not be sent twice unless said otherwise.
    public static HttpCall post(URI uri, String contentType, String body) {
        return new HttpCall(
                "POST", uri, Map.of("Content-Type", contentType), body, false, USUAL_BYTES);
    }

    public static HttpCall json(URI uri, String body) {
        return post(uri, "application/json", body);
    }

    public HttpCall header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, repeatable, mostBytes);
    }

    public HttpCall bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public HttpCall repeatable(boolean sure) {
        return new HttpCall(method, uri, headers, body, sure, mostBytes);
    }

    public HttpCall atMost(long bytes) {
        return new HttpCall(method, uri, headers, body, repeatable, bytes);
    }

    /// The same request to another place. Credentials are meant for one host and stay behind when
    /// it is another.
    HttpCall to(URI other) {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        if (!Addresses.sameHost(uri, other)) {
            kept.keySet().removeIf(name -> name.equalsIgnoreCase("Authorization"));
        }
        return new HttpCall(method, other, kept, body, repeatable, mostBytes);
    }
}
