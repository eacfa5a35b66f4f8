package dev.culprit.connector.documents.mongodb;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceProfile;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes `mongodb://user:password@host:port/database?authSource=..` apart.
final class MongoAddress {
    private static final Pattern FORM =
            Pattern.compile(
                    "mongodb(\\+srv)?://(?:([^:@/]+)(?::([^@/]*))?@)?([^/?@]+)/([^?/]+)"
                            + "(?:\\?(.*))?");

    private MongoAddress() {}

    static SourceAddress read(String address) throws ConnectorException {
        Matcher parts = FORM.matcher(address);
        if (!parts.matches()) {
            throw refused("A MongoDB address is mongodb://user@host:port/database.");
        }
        Map<String, String> settings = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        settings.put(MongoProvider.SRV.name(), Boolean.toString(parts.group(1) != null));
        settings.put(MongoProvider.HOSTS.name(), parts.group(4));
        settings.put(MongoProvider.DATABASE.name(), decoded(parts.group(5)));
        if (parts.group(2) != null) {
            settings.put(MongoProvider.USER.name(), decoded(parts.group(2)));
        }
        if (parts.group(3) != null) {
            secrets.put(MongoProvider.PASSWORD.name(), Secret.of(decoded(parts.group(3))));
        }
        if (parts.group(6) != null) {
            options(parts.group(6), settings, secrets);
        }
        String name =
                (parts.group(1) == null ? "mongodb://" : "mongodb+srv://")
                        + parts.group(4)
                        + "/"
                        + parts.group(5);
        return new SourceAddress(new SourceProfile(name, MongoProvider.ID, settings), secrets);
    }

    private static void options(
            String query, Map<String, String> settings, Map<String, Secret> secrets)
            throws ConnectorException {
        for (String option : query.split("&")) {
            String[] pair = option.split("=", 2);
            String value = pair.length == 2 ? decoded(pair[1]) : "";
            switch (pair[0]) {
                case "authSource" -> settings.put(MongoProvider.AUTH_DATABASE.name(), value);
                case "replicaSet" -> settings.put(MongoProvider.REPLICA_SET.name(), value);
                case "tls", "ssl" -> settings.put(MongoProvider.TLS.name(), value);
                case "password" -> secrets.put(MongoProvider.PASSWORD.name(), Secret.of(value));
                case "objects", "fields", "time_fields", "days", "order", "max_rows" ->
                        settings.put(pair[0], value);
                case "max_mb", "max_requests", "max_minutes", "fresh_minutes", "connect_seconds" ->
                        settings.put(pair[0], value);
                default ->
                        throw refused("The option " + pair[0] + " is not allowed in an address.");
            }
        }
    }

    private static String decoded(String text) throws ConnectorException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("The MongoDB address has a % that is not followed by two hex digits.");
        }
    }

    private static ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
