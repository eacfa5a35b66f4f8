package dev.culprit.connector.kit.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// Opens the embedded engine, for writing an extract and, locked down, for reading it.
public final class DuckDb {
    private static final String MOST_MEMORY = "8GiB";
    private static final String SPILL_LIMIT = "8GB";

    private DuckDb() {}

    public static String libraryVersion() {
        return String.valueOf(DuckDBDriver.class.getPackage().getImplementationVersion());
    }

    /// An empty database for loading. It reads files, but never the network.
    public static Connection create(Path database) throws SQLException {
        DuckDBConnection connection = connect(database, new Properties());
        limitMemory(connection);
        configure(connection, common(database.resolveSibling("spill")));
        return connection;
    }

    /// The database read-only, with every door closed and the lock thrown last. What a query could
    /// still do to the session, it does inside a read-only transaction that is rolled back.
    ///
    /// @param readable files that views may read
    public static DuckDBConnection openLocked(Path database, List<Path> readable)
            throws SQLException {
        return openLocked(database, readable, database.resolveSibling("spill"));
    }

    /// @param spill a folder for what does not fit into memory
    public static DuckDBConnection openLocked(Path database, List<Path> readable, Path spill)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("access_mode", "READ_ONLY");
        properties.setProperty("jdbc_instance_cache", "false");
        DuckDBConnection connection = connect(database, properties);
        limitMemory(connection);
        List<String> settings = new ArrayList<>(common(spill));
        settings.add("allowed_paths = [" + paths(readable) + "]");
        settings.add("enable_external_access = false");
        settings.add("lock_configuration = true");
        configure(connection, settings);
        return connection;
    }

    private static DuckDBConnection connect(Path database, Properties properties)
            throws SQLException {
        return (DuckDBConnection)
                new DuckDBDriver().connect("jdbc:duckdb:" + database.toAbsolutePath(), properties);
    }

    private static List<String> common(Path spill) {
        return List.of(
                "GLOBAL TimeZone = 'UTC'",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allow_community_extensions = false",
                "allow_persistent_secrets = false",
                "threads = " + Runtime.getRuntime().availableProcessors(),
                "temp_directory = " + Quoted.text(spill.toAbsolutePath().toString()),
                "max_temp_directory_size = '" + SPILL_LIMIT + "'");
    }

    private static void configure(DuckDBConnection connection, List<String> settings)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute("SET " + setting);
            }
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /// 40 % of the machine and at most 8 GiB, as the screen and other programs need theirs.
    private static void limitMemory(DuckDBConnection connection) throws SQLException {
        String tooMuch =
                "SELECT parse_formatted_bytes(current_setting('memory_limit'))"
                        + " > parse_formatted_bytes('"
                        + MOST_MEMORY
                        + "')";
        configure(connection, List.of("memory_limit = '40%'"));
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(tooMuch)) {
            answer.next();
            if (answer.getBoolean(1)) {
                configure(connection, List.of("memory_limit = '" + MOST_MEMORY + "'"));
            }
        }
    }

    private static String paths(List<Path> readable) {
        return String.join(
                ", ",
                readable.stream()
                        .map(path -> Quoted.text(path.toAbsolutePath().toString()))
                        .toList());
    }
}
