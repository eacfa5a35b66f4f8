package dev.culprit.connector.jdbc.h2;

import dev.culprit.connector.jdbc.DriverSource;
import dev.culprit.connector.jdbc.PooledSessions;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.h2.Driver;

/// One H2 database file. `ACCESS_MODE_DATA=r` alone is no guard: an administrator may still read and
/// write files and connect elsewhere from within a query. So the login that queries run under is
/// never one: with only an administrator's login the file is copied, and a login that may only read
/// is made in the copy.
final class H2File {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String IS_ADMIN =
            "SELECT IS_ADMIN FROM INFORMATION_SCHEMA.USERS"
                    + " WHERE UPPER(USER_NAME) = UPPER(CURRENT_USER)";

    private final Path file;
    private final H2Copies copies;
    private final SourceId source;

    H2File(Path file, Path cache) {
        this.file = file;
        this.copies = new H2Copies(cache.resolve("h2"));
        this.source = new SourceId(file.toString());
    }

    Connector open(String user, Secret password) throws ConnectorException {
        H2Dialect dialect = new H2Dialect(source, user, false);
        DriverSource own = driver(file, user, password.reveal(), true);
        try {
            if (isReader(own)) {
                return SqlConnector.open(source, dialect, own, CONNECT, new H2Session());
            }
            H2Copies.Copy copy = copies.of(file, user, password);
            DriverSource reader = driver(copy.file(), H2Copies.READER, copy.password(), true);
            PooledSessions pool = new PooledSessions(reader, "h2-copy", CONNECT, new H2Session());
            return new SqlConnector(
                    source, new H2Dialect(source, user, true), new CopySessions(pool, copy.file()));
        } catch (SQLException failure) {
            throw dialect.of(failure);
        } catch (IOException failure) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    file + " cannot be copied: " + failure.getMessage(),
                    failure);
        }
    }

    /// Whoever is not certainly an ordinary login counts as an administrator.
    private static boolean isReader(DriverSource own) throws SQLException {
        try (Connection connection = own.getConnection()) {
            return Rows.list(connection, IS_ADMIN, row -> row.getBoolean(1)).equals(List.of(false));
        }
    }

    /// Names compare without case and labels stay as written: a query means the same tables whether
    /// they were made with quotes or without.
    static DriverSource driver(Path file, String user, String password, boolean readOnly) {
        String name = file.toString();
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return new DriverSource(
                new Driver(),
                "jdbc:h2:file:"
                        + name.substring(0, name.length() - H2Provider.ENDING.length())
                        + ";IFEXISTS=TRUE"
                        + ";CASE_INSENSITIVE_IDENTIFIERS=TRUE;DATABASE_TO_UPPER=FALSE"
                        + (readOnly ? ";ACCESS_MODE_DATA=r" : ""),
                properties);
    }
}
