package dev.culprit.connector.jdbc.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.jdbc.PooledSessions;
import dev.culprit.connector.jdbc.SessionPool;
import dev.culprit.connector.kit.Session;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// The session's own guard, without the parser in front of it.
class PostgreSqlSessionTest {
    private final PostgreSqlSettings settings =
            EmbeddedServer.shared().settings(EmbeddedServer.WRITER);

    @Test
    void transactionCannotBeMadeWritableAnyMore() throws Exception {
        assertThat(stateOf("SET TRANSACTION READ WRITE")).isEqualTo("25001");
        assertThat(stateOf("SELECT set_config('transaction_read_only', 'off', false)"))
                .isEqualTo("25001");
    }

    @Test
    void writingIsRefusedThoughTheLoginMayWrite() throws Exception {
        assertThat(stateOf("DELETE FROM orders")).isEqualTo("25006");
    }

    @Test
    void serverItselfEndsAQueryAtItsDeadline() throws Exception {
        assertThat(stateOf("SELECT pg_sleep(20)")).isEqualTo("57014");
    }

    private String stateOf(String sql) throws SQLException {
        try (SessionPool pool =
                new PooledSessions(
                        driver(), "test", Duration.ofSeconds(10), new PostgreSqlSession())) {
            Session session = pool.begin(Duration.ofMillis(300));
            try (Statement statement = session.connection().createStatement()) {
                return stateOf(statement, sql);
            } finally {
                session.end(false);
            }
        }
    }

    private static String stateOf(Statement statement, String sql) {
        String[] state = new String[1];
        assertThatThrownBy(() -> statement.execute(sql))
                .isInstanceOfSatisfying(SQLException.class, e -> state[0] = e.getSQLState());
        return state[0];
    }

    private PGSimpleDataSource driver() {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {settings.host()});
        driver.setPortNumbers(new int[] {settings.port()});
        driver.setDatabaseName(settings.database());
        driver.setUser(settings.user());
        driver.setPassword(settings.password().reveal());
        return driver;
    }
}
