package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/// The same data in a real PostgreSQL server leads to the same finding as in files.
class PostgreSqlInvestigationTest {
    private static final Map<String, String> TYPES =
            Map.of(
                    "varchar", "text",
                    "integer", "integer",
                    "decimal", "text",
                    "timestamp", "timestamp",
                    "date", "date",
                    "boolean", "boolean");

    private static EmbeddedPostgres server;

    @TempDir private Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null_spike", "schema_drift", "expected_variance"})
    void aServerGivesTheSameFindingAsFiles(String name) throws IOException, SQLException {
        Sample sample = new SampleLibrary().find(name).orElseThrow();
        Path data = folder.resolve(name);
        sample.write(data);
        load(data, name);

        JsonNode files = investigate(data, data.toString());
        JsonNode database = investigate(data, server.getJdbcUrl("postgres", name));

        assertThat(database.path("fault")).isEqualTo(files.path("fault"));
        assertThat(database.path("slice")).isEqualTo(files.path("slice"));
        assertThat(database.path("onset")).isEqualTo(files.path("onset"));
        assertThat(database.path("tables")).isEqualTo(files.path("tables"));
    }

    private JsonNode investigate(Path data, String source) throws IOException {
        Path finding = folder.resolve("finding.json");
        Terminal.Answer answer =
                new Terminal(folder.resolve("home"))
                        .culprit(
                                "investigate",
                                data.resolve("alert.json"),
                                "--source",
                                source,
                                "--output",
                                finding);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(finding.toFile());
    }

    private static void load(Path data, String database) throws IOException, SQLException {
        try (Connection admin = server.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        JsonNode tables =
                new ObjectMapper().readTree(data.resolve("catalog.json").toFile()).path("tables");
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, JsonNode> table : tables.properties()) {
                Path csv = data.resolve(table.getKey() + ".csv");
                if (Files.exists(csv)) {
                    statement.execute(create(table.getKey(), table.getValue()));
                    copy(connection, table.getKey(), csv);
                }
            }
            statement.execute("ANALYZE");
        }
    }

    private static String create(String table, JsonNode definition) {
        return definition.path("columns").properties().stream()
                .map(column -> column.getKey() + " " + TYPES.get(column.getValue().asText()))
                .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")"));
    }

    private static void copy(Connection connection, String table, Path csv)
            throws IOException, SQLException {
        try (Reader reader = Files.newBufferedReader(csv)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER)", reader);
        }
    }
}
