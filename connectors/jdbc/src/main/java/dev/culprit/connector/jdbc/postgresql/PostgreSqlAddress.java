package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.jdbc.AddressForm;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A PostgreSQL address as text, taken apart.
final class PostgreSqlAddress {
    private static final AddressForm FORM =
            new AddressForm(
                    "PostgreSQL",
                    "jdbc:postgresql://host:port/database?user=name",
                    "(?:jdbc:)?postgres(?:ql)?",
                    PostgreSqlSettings.DEFAULT_PORT,
                    List.of(
                            "user",
                            "password",
                            "sslmode",
                            "sslrootcert",
                            "schemas",
                            "connectTimeout"));
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private final String url;

    PostgreSqlAddress(String url) {
        this.url = url;
    }

    PostgreSqlSettings settings(Map<String, String> environment) throws ConnectorException {
        AddressForm.Parts parts = FORM.parse(url);
        if (parts.path().isEmpty() || parts.path().contains("/")) {
            throw FORM.refused("A PostgreSQL address reads " + FORM.example() + ".");
        }
        return new PostgreSqlSettings(
                parts.host(),
                parts.port(),
                parts.path(),
                user(parts, environment),
                Secret.of(parts.option("password", environment.getOrDefault("PGPASSWORD", ""))),
                sslMode(parts.option("sslmode", "prefer")),
                parts.option("sslrootcert", ""),
                parts.list("schemas"),
                FORM.seconds(parts, "connectTimeout", PostgreSqlSettings.DEFAULT_CONNECT_SECONDS));
    }

    private static String user(AddressForm.Parts parts, Map<String, String> environment)
            throws ConnectorException {
        String user = parts.option("user", environment.getOrDefault("PGUSER", ""));
        if (user.isBlank()) {
            throw FORM.refused(
                    "The PostgreSQL address names no user; add ?user=name or set PGUSER.");
        }
        return user;
    }

    private static String sslMode(String mode) throws ConnectorException {
        if (!SSL_MODES.contains(mode)) {
            throw FORM.refused(
                    "sslmode is disable, allow, prefer, require, verify-ca or verify-full, not "
                            + mode
                            + ".");
        }
        return mode;
    }
}
