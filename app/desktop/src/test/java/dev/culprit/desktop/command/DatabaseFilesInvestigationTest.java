package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same data in a file of another engine leads to the same finding as in CSV files: each engine
/// answers the analyst's questions in its own dialect.
class DatabaseFilesInvestigationTest {
    private static final Map<String, String> TYPES =
            Map.of(
                    "varchar", "varchar(100)",
                    "integer", "integer",
                    "decimal", "varchar(40)",
                    "timestamp", "timestamp",
                    "date", "date",
                    "boolean", "boolean");

    @TempDir private Path folder;
    private Path data;
    private JsonNode expected;

    @BeforeEach
    void investigateTheFiles() throws IOException {
        data = folder.resolve("data");
        new SampleLibrary().find("null_spike").orElseThrow().write(data);
        expected = investigate(data.toString());
    }

    @Test
    void aSqliteFileGivesTheSameFindingAsFiles() throws Exception {
        Path file = folder.resolve("shop.sqlite");
        load("jdbc:sqlite:" + file);

        assertSameFinding(investigate(file.toString()));
    }

    @Test
    void aDuckDbFileGivesTheSameFindingAsFiles() throws Exception {
        Path file = folder.resolve("shop.duckdb");
        load("jdbc:duckdb:" + file);

        assertSameFinding(investigate(file.toString()));
    }

    @Test
    void anH2FileGivesTheSameFindingAsFiles() throws Exception {
        load("jdbc:h2:file:" + folder.resolve("shop") + ";USER=sa");

        assertSameFinding(investigate(folder.resolve("shop.mv.db").toString()));
    }

    /// H2 keeps names in capitals.
    private void assertSameFinding(JsonNode found) {
        for (String part : new String[] {"fault", "slice", "onset", "tables", "columns"}) {
            assertThat(found.path(part).toString())
                    .as(part)
                    .isEqualToIgnoringCase(expected.path(part).toString());
        }
        assertThat(found.path("counterfactual").path("explained_share").asDouble())
                .isCloseTo(
                        expected.path("counterfactual").path("explained_share").asDouble(),
                        org.assertj.core.data.Offset.offset(0.005));
    }

    private JsonNode investigate(String source) throws IOException {
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

    /// Row by row, which takes DuckDB minutes; it reads the files itself.
    private void load(String url) throws IOException, SQLException {
        JsonNode tables =
                new ObjectMapper().readTree(data.resolve("catalog.json").toFile()).path("tables");
        try (Connection target = DriverManager.getConnection(url);
                Connection reader = DriverManager.getConnection("jdbc:duckdb:")) {
            target.setAutoCommit(false);
            for (Map.Entry<String, JsonNode> table : tables.properties()) {
                Path csv = data.resolve(table.getKey() + ".csv");
                if (Files.exists(csv)) {
                    execute(target, create(table.getKey(), table.getValue()));
                    if (url.startsWith("jdbc:duckdb:")) {
                        execute(target, "COPY " + table.getKey() + " FROM '" + csv + "' (HEADER)");
                    } else {
                        copy(reader, csv, target, table.getKey());
                    }
                }
            }
            target.commit();
        }
    }

    private static String create(String table, JsonNode definition) {
        return definition.path("columns").properties().stream()
                .map(column -> column.getKey() + " " + TYPES.get(column.getValue().asText()))
                .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void copy(Connection reader, Path csv, Connection target, String table)
            throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT * FROM read_csv('" + csv + "', all_varchar = true)")) {
            int columns = row.getMetaData().getColumnCount();
            String marks = String.join(", ", Collections.nCopies(columns, "?"));
            try (PreparedStatement insert =
                    target.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
                while (row.next()) {
                    for (int i = 1; i <= columns; i++) {
                        insert.setString(i, row.getString(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
