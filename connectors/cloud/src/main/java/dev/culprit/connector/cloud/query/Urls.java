package dev.culprit.connector.cloud.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Texts as parts of addresses.
public final class Urls {
    private Urls() {}

    /// One segment of a path or one value of a query.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
