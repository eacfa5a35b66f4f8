package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL address as text, taken apart.
final class PostgreSqlAddress {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:jdbc:)?postgres(?:ql)?://(?:([^@/?]*)@)?(\\[[^\\]]+]|[^:/?,@]+)(?::(\\d{1,5}))?"
                            + "/([^?/]+)(?:\\?(.*))?");
    private static final Set<String> ALLOWED =
            Set.of("user", "password", "sslmode", "sslrootcert", "schemas", "connecttimeout");
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private final String url;

    PostgreSqlAddress(String url) {
        this.url = url;
    }

    PostgreSqlSettings settings(Map<String, String> environment) throws ConnectorException {
        Matcher form = FORM.matcher(url);
        if (!form.matches()) {
            throw refused(
                    "A PostgreSQL address reads"
                            + " jdbc:postgresql://host:port/database?user=name.");
        }
        Map<String, String> options = options(form.group(5));
        login(form.group(1), options);
        return new PostgreSqlSettings(
                form.group(2),
                port(form.group(3)),
                decoded(form.group(4)),
                user(options, environment),
                password(options, environment),
                sslMode(options.getOrDefault("sslmode", "prefer")),
                options.getOrDefault("sslrootcert", ""),
                schemas(options.getOrDefault("schemas", "")),
                seconds(options.get("connecttimeout")));
    }

    private static Map<String, String> options(@Nullable String query) throws ConnectorException {
        Map<String, String> options = new TreeMap<>();
        if (query == null || query.isEmpty()) {
            return options;
        }
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String key = name.toLowerCase(Locale.ROOT);
            if (!ALLOWED.contains(key)) {
                throw refused(
                        "The parameter "
                                + name
                                + " is not allowed in a PostgreSQL address; allowed are user,"
                                + " password, sslmode, sslrootcert, schemas and connectTimeout.");
            }
            options.put(key, equals < 0 ? "" : decoded(part.substring(equals + 1)));
        }
        return options;
    }

    private static void login(@Nullable String login, Map<String, String> options)
            throws ConnectorException {
        if (login == null) {
            return;
        }
        int colon = login.indexOf(':');
        options.putIfAbsent("user", decoded(colon < 0 ? login : login.substring(0, colon)));
        if (colon >= 0) {
            options.putIfAbsent("password", decoded(login.substring(colon + 1)));
        }
    }

    private static String user(Map<String, String> options, Map<String, String> environment)
            throws ConnectorException {
        String user = options.getOrDefault("user", environment.getOrDefault("PGUSER", ""));
        if (user.isBlank()) {
            throw refused("The PostgreSQL address names no user; add ?user=name or set PGUSER.");
        }
        return user;
    }

    private static Secret password(Map<String, String> options, Map<String, String> environment) {
        return Secret.of(
                options.getOrDefault("password", environment.getOrDefault("PGPASSWORD", "")));
    }

    private static int port(@Nullable String port) throws ConnectorException {
        int number = port == null ? PostgreSqlSettings.DEFAULT_PORT : Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw refused("A port is a number from 1 to 65535, not " + port + ".");
        }
        return number;
    }

    private static int seconds(@Nullable String seconds) throws ConnectorException {
        if (seconds == null) {
            return PostgreSqlSettings.DEFAULT_CONNECT_SECONDS;
        }
        if (!seconds.matches("[1-9]\\d{0,2}")) {
            throw refused("connectTimeout is a number of seconds from 1 to 999.");
        }
        return Integer.parseInt(seconds);
    }

    private static String sslMode(String mode) throws ConnectorException {
        if (!SSL_MODES.contains(mode)) {
            throw refused(
                    "sslmode is disable, allow, prefer, require, verify-ca or verify-full, not "
                            + mode
                            + ".");
        }
        return mode;
    }

    static List<String> schemas(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String decoded(String text) throws ConnectorException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("The PostgreSQL address has a % that is not followed by two hex digits.");
        }
    }

    private static ConnectorException refused(String sentence) {
        return new ConnectorException(FailureKind.REJECTED, sentence);
    }
}
