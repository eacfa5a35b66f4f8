package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceId;
import java.util.List;
import java.util.Map;

/// How to reach a PostgreSQL database. A driver's address is code: it can name classes to load and
/// files to write. So it is taken apart here, and only what is known to be harmless goes on.
///
/// @param sslMode libpq's word: disable, allow, prefer, require, verify-ca or verify-full
/// @param rootCertificate file with trusted certificates; empty for the driver's default
/// @param schemas only these are read; empty for all
/// @param connectSeconds how long to wait for the server
public record PostgreSqlSettings(
        String host,
        int port,
        String database,
        String user,
        Secret password,
        String sslMode,
        String rootCertificate,
        List<String> schemas,
        int connectSeconds) {
    static final int DEFAULT_PORT = 5432;
    static final int DEFAULT_CONNECT_SECONDS = 10;

    public PostgreSqlSettings {
        schemas = List.copyOf(schemas);
    }

    public static PostgreSqlSettings of(
            String host, int port, String database, String user, Secret password) {
        return new PostgreSqlSettings(
                host,
                port,
                database,
                user,
                password,
                "prefer",
                "",
                List.of(),
                DEFAULT_CONNECT_SECONDS);
    }

    /// Reads `jdbc:postgresql://host:port/database?user=..&password=..&sslmode=..`.
    ///
    /// @param environment `PGUSER` and `PGPASSWORD` count when the address has no login
    /// @throws ConnectorException `REJECTED`, naming the part that is wrong or not allowed
    public static PostgreSqlSettings parse(String url, Map<String, String> environment)
            throws ConnectorException {
        return new PostgreSqlAddress(url).settings(environment);
    }

    public PostgreSqlSettings withSchemas(List<String> only) {
        return new PostgreSqlSettings(
                host,
                port,
                database,
                user,
                password,
                sslMode,
                rootCertificate,
                only,
                connectSeconds);
    }

    /// The address without login, as it may be shown and stored.
    public SourceId source() {
        return new SourceId("postgresql://" + host + ":" + port + "/" + database);
    }
}
