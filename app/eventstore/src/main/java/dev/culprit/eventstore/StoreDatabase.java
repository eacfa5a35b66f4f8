package dev.culprit.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// The H2 database: one connection that writes, one that reads, both held for its whole life.
///
/// To be used on threads nobody interrupts. The address makes a commit durable:
/// - `async:` survives an interrupt, which closes the files of the default file system;
/// - `WRITE_DELAY=0` writes at commit instead of twice a second;
/// - `REUSE_SPACE=FALSE` appends each chunk at the end of the file, where recovery looks for it. With
///   reuse, H2 2.5.252 forgets the last commits of a killed process that had run for over 45 s;
/// - `DB_CLOSE_ON_EXIT=FALSE` leaves closing to us instead of a race with the JVM's shutdown.
final class StoreDatabase {
    private static final Map<String, String> REQUIRED =
            Map.of("WRITE_DELAY", "0", "REUSE_SPACE", "FALSE");

    /// Below this a compaction gains nothing worth waiting for.
    private static final long WORTH_COMPACTING = 4L * 1024 * 1024;

    private final HikariDataSource pool;
    private final Connection writer;
    private final Connection reader;

    private StoreDatabase(HikariDataSource pool) throws SQLException {
        this.pool = pool;
        writer = pool.getConnection();
        reader = pool.getConnection();
    }

    /// @throws RuntimeException from the pool or the migrations when the file cannot be opened
    static StoreDatabase open(Path folder) throws SQLException {
        HikariDataSource pool = new HikariDataSource(config(folder));
        try {
            migrate(pool);
            StoreDatabase database = new StoreDatabase(pool);
            database.requireSettings();
            database.writer.setAutoCommit(false);
            return database;
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    static String url(Path folder) {
        String file = folder.toAbsolutePath().resolve("events").toString();
        if (file.contains(";")) {
            throw new IllegalArgumentException("The folder's name must not contain a semicolon");
        }
        return "jdbc:h2:async:"
                + file
                + ";WRITE_DELAY=0;REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=16384";
    }

    private static HikariConfig config(Path folder) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("events");
        config.setJdbcUrl(url(folder));
        config.setUsername("culprit");
        config.setPassword("");
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(2);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        return config;
    }

    private static void migrate(HikariDataSource pool) {
        Flyway.configure(StoreDatabase.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:dev/culprit/eventstore/migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /// H2 takes these only from the connection that opens the file and drops them silently otherwise.
    private void requireSettings() throws SQLException {
        for (Map.Entry<String, String> setting : REQUIRED.entrySet()) {
            String actual = setting(setting.getKey());
            if (!actual.equals(setting.getValue())) {
                throw new SQLException(
                        setting.getKey() + " is " + actual + " instead of " + setting.getValue());
            }
        }
    }

    private String setting(String name) throws SQLException {
        try (PreparedStatement select =
                writer.prepareStatement(
                        "SELECT setting_value FROM information_schema.settings"
                                + " WHERE setting_name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "missing";
            }
        }
    }

    Connection writer() {
        return writer;
    }

    Connection reader() {
        return reader;
    }

    /// Ends in good order. Space is never reused while running, so what was appended in small commits
    /// is packed now.
    void shutdown() throws SQLException {
        boolean compact =
                Long.parseLong(setting("info.FILE_SIZE")) > WORTH_COMPACTING
                        && Integer.parseInt(setting("info.CHUNKS_FILL_RATE")) < 50;
        end(compact ? "SHUTDOWN COMPACT" : "SHUTDOWN");
    }

    /// Lets go of the file without another write, after a failure.
    void abandon() throws SQLException {
        end("SHUTDOWN IMMEDIATELY");
    }

    private void end(String command) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(command);
        } finally {
            pool.close();
        }
    }
}
