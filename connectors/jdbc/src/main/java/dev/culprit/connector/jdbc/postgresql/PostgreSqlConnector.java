package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// Opens PostgreSQL databases.
///
/// Whoever may write with the login can be stopped by the session only as far as PostgreSQL's
/// read-only transactions go: functions that act outside of tables still act. A login that may
/// only read is the real guard, and `check` warns about any other.
public final class PostgreSqlConnector {
    private PostgreSqlConnector() {}

    /// Connects once, so that a wrong password is told now and not by the first query.
    ///
    /// @throws ConnectorException `AUTH` for the login, `UNREACHABLE` for host or database
    public static Connector open(PostgreSqlSettings settings) throws ConnectorException {
        PostgreSqlDialect dialect = new PostgreSqlDialect(settings);
        return SqlConnector.open(
                settings.source(),
                dialect,
                driver(settings),
                Duration.ofSeconds(settings.connectSeconds()),
                new PostgreSqlSession());
    }

    private static PGSimpleDataSource driver(PostgreSqlSettings settings) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {settings.host()});
        driver.setPortNumbers(new int[] {settings.port()});
        driver.setDatabaseName(settings.database());
        driver.setUser(settings.user());
        driver.setPassword(settings.password().reveal());
        driver.setSslMode(settings.sslMode());
        if (!settings.rootCertificate().isEmpty()) {
            driver.setSslRootCert(settings.rootCertificate());
        }
        driver.setApplicationName("culprit");
        driver.setConnectTimeout(settings.connectSeconds());
        driver.setLoginTimeout(settings.connectSeconds());
        driver.setTcpKeepAlive(true);
        return driver;
    }
}
