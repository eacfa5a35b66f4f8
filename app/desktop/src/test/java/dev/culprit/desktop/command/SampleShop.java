package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The sample with a null spike as CSV files, the way into other sources, and the question whether
/// the finding is the same there.
final class SampleShop {
    /// By the catalogue's names of types. Prices are texts, as they are in the files.
    static final Map<String, String> TYPES =
            Map.of(
                    "varchar", "varchar(100)",
                    "integer", "integer",
                    "decimal", "varchar(40)",
                    "timestamp", "timestamp",
                    "date", "date",
                    "boolean", "boolean");

    private static final int BATCH = 10_000;

    private final Path folder;
    private final Path data;

    SampleShop(Path folder) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        new SampleLibrary().find("null_spike").orElseThrow().write(data);
    }

    Path data() {
        return data;
    }

    /// Where settings and secrets of the investigations are.
    Path home() {
        return folder.resolve("home");
    }

    /// The columns of each table that has a file, by its name.
    Map<String, JsonNode> tables() throws IOException {
        JsonNode all =
                new ObjectMapper().readTree(data.resolve("catalog.json").toFile()).path("tables");
        Map<String, JsonNode> tables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> table : all.properties()) {
            if (Files.exists(csv(table.getKey()))) {
                tables.put(table.getKey(), table.getValue().path("columns"));
            }
        }
        return tables;
    }

    Path csv(String table) {
        return data.resolve(table + ".csv");
    }

    static String create(String table, JsonNode columns, Map<String, String> types) {
        return columns.properties().stream()
                .map(column -> column.getKey() + " " + types.get(column.getValue().asText()))
                .collect(Collectors.joining(", ", "CREATE TABLE " + table + " (", ")"));
    }

    @FunctionalInterface
    interface RowReading {
        void read(ResultSet row) throws SQLException, IOException;
    }

    /// Each row of a file, all its cells as texts.
    void rows(String table, RowReading reading) throws SQLException, IOException {
        String sql =
                "SELECT * FROM read_csv('" + csv(table) + "', header = true, all_varchar = true)";
        try (Connection reader = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                reading.read(row);
            }
        }
    }

    /// Into a database whose driver takes texts for all types.
    void load(Connection target, Map<String, String> types) throws IOException, SQLException {
        load(target, types, "?");
    }

    /// @param truth how a truth value is made of the text that it is in the files
    void load(Connection target, Map<String, String> types, String truth)
            throws IOException, SQLException {
        target.setAutoCommit(false);
        for (Map.Entry<String, JsonNode> table : tables().entrySet()) {
            execute(target, create(table.getKey(), table.getValue(), types));
            copy(target, table.getKey(), table.getValue(), truth);
            target.commit();
        }
    }

    private void copy(Connection target, String table, JsonNode types, String truth)
            throws IOException, SQLException {
        int columns = types.size();
        String marks =
                types.valueStream()
                        .map(type -> type.asText().equals("boolean") ? truth : "?")
                        .collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                target.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            int[] waiting = new int[1];
            rows(
                    table,
                    row -> {
                        for (int i = 1; i <= columns; i++) {
                            insert.setString(i, row.getString(i));
                        }
                        insert.addBatch();
                        waiting[0]++;
                        if (waiting[0] % BATCH == 0) {
                            insert.executeBatch();
                        }
                    });
            insert.executeBatch();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    JsonNode investigate(String source) throws IOException {
        Path finding = folder.resolve("finding.json");
        Terminal.Answer answer =
                new Terminal(home())
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

    JsonNode investigateTheFiles() throws IOException {
        return investigate(data.toString());
    }

    /// Some engines keep names in capitals.
    static void assertSame(JsonNode found, JsonNode expected) {
        assertThat(expected.path("fault").asText()).isEqualTo("null_spike");
        for (String part : new String[] {"fault", "slice", "onset", "tables", "columns"}) {
            assertThat(found.path(part).toString())
                    .as(part)
                    .isEqualToIgnoringCase(expected.path(part).toString());
        }
        assertThat(explained(found)).isCloseTo(explained(expected), within(0.005));
    }

    private static double explained(JsonNode finding) {
        return finding.path("counterfactual").path("explained_share").asDouble();
    }
}
