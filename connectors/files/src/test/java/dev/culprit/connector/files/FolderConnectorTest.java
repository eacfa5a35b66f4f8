package dev.culprit.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderConnectorTest {
    @TempDir Path root;
    private FolderFixture files;

    @BeforeEach
    void setUp() {
        files = new FolderFixture(root);
    }

    @Test
    void folderWithoutCatalogueHasNoKeysAndUnknownLineage() throws Exception {
        files.with("t.csv", "a\n1\n");

        try (FolderConnector connector = files.open()) {
            assertThat(connector.capabilities()).doesNotContain(Capability.KEYS);
            assertThat(connector.lineage()).isEmpty();
        }
    }

    @Test
    void lineageComesFromTheCatalogue() throws Exception {
        files.with("t.csv", "a\n1\n")
                .with(
                        "catalog.json",
                        """
                        {"lineage": [{"from": "p", "to": "t", "via": "id",
                                      "columns": {"a": "p.a"}}]}
                        """);

        try (FolderConnector connector = files.open()) {
            assertThat(connector.lineage().orElseThrow().edges())
                    .containsExactly(
                            new Lineage.Edge(
                                    TableName.of("p"),
                                    TableName.of("t"),
                                    "id",
                                    Map.of("a", "p.a")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"tables\": []}",
                "{\"tables\": {\"t\": 1}}",
                "{\"tables\": {\"t\": {\"columns\": {\"a\": 1}}}}",
                "{\"tables\": {\"t\": {\"primary_key\": \"a\"}}}",
                "{\"tables\": {\"t\": {\"foreign_keys\": [{\"column\": \"a\", \"references\": \"p\"}]}}}",
                "{\"lineage\": {\"from\": \"a\"}}",
                "{\"lineage\": [{\"from\": \"a\"}]}"
            })
    void brokenCatalogueIsOneSentence(String json) throws Exception {
        files.with("t.csv", "a\n1\n").with("catalog.json", json);

        assertThatThrownBy(files::open)
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("catalog.json is not usable: ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void jsonListsAndLinesAreTablesAndOtherJsonIsNot() throws Exception {
        files.with("a.json", "[{\"id\": \"007\", \"n\": 1.5, \"tags\": [1, 2]}, {\"id\": null}]")
                .with("b.ndjson", "{\"at\": \"2026-01-01 10:00:00\"}\n{\"at\": null}\n")
                .with("c.json", "{\"x\": 1}\n{\"x\": 2}\n")
                .with("alert.json", "{\n \"alert_id\": \"AL-1\"\n}\n")
                .with("finding.json", "{\"alert_id\": \"AL-1\"}\n");

        try (FolderConnector connector = files.open()) {
            assertThat(connector.describe().tables())
                    .extracting(table -> table.name().name())
                    .containsExactly("a", "b", "c");
        }
        assertThat(files.rows("SELECT id, n, tags FROM a WHERE id IS NOT NULL"))
                .containsExactly(List.of("007", "1.5", "[1,2]"));
        assertThat(files.rows("SELECT sum(x) FROM c")).containsExactly(List.of("3"));
    }

    @Test
    void declaredTypesAlsoHoldForJson() throws Exception {
        files.with("a.json", "[{\"id\": 7, \"n\": \"1.5\"}, {\"id\": 8, \"n\": null}]")
                .with(
                        "catalog.json",
                        "{\"tables\": {\"a\": {\"columns\": {\"id\": \"varchar\", \"n\": \"decimal\"}}}}");

        assertThat(files.types("a")).containsExactly("id VARCHAR", "n DECIMAL(18,1)");
    }

    @Test
    void parquetIsReadInPlaceAndOnlyThatFile() throws Exception {
        Path parquet = files.folder().resolve("t.parquet");
        files.engine(
                "COPY (SELECT range AS id, CAST('2026-01-01' AS TIMESTAMP) AS at FROM range(50)) TO '"
                        + parquet
                        + "' (FORMAT parquet)");
        files.engine(
                "COPY (SELECT 1 AS x) TO '" + root.resolve("other.parquet") + "' (FORMAT parquet)");

        try (FolderConnector connector = files.open()) {
            assertThat(connector.describe().table("t").orElseThrow().rows()).hasValue(50);
            assertThat(connector.describe().table("t").orElseThrow().columns())
                    .extracting(Column::type)
                    .containsExactly(DataType.INTEGER, DataType.TIMESTAMP);
            assertThat(connector.run(Permitted.query("SELECT sum(id) AS s FROM t")).text(0, "s"))
                    .hasValue("1225");
            assertThatThrownBy(() ->
                            connector.run(
                                    Permitted.query(
                                            "SELECT * FROM read_parquet('"
                                                    + root.resolve("other.parquet")
                                                    + "')")))
                    .isInstanceOf(ConnectorException.class);
        }
    }

    @Test
    void aFolderOfParquetFilesIsOneTable() throws Exception {
        Path events = Files.createDirectories(files.folder().resolve("events.parquet/day=2"));
        files.engine(
                "COPY (SELECT 1 AS a) TO '" + events.resolve("p1.parquet") + "' (FORMAT parquet)");
        files.engine(
                "COPY (SELECT 2 AS a, 'x' AS b) TO '"
                        + events.resolve("p2.parquet")
                        + "' (FORMAT parquet)");
        Files.writeString(files.folder().resolve("events.parquet/_SUCCESS"), "");

        try (FolderConnector source = files.open()) {
            QueryResult result =
                    source.run(Permitted.query("SELECT a, b, day FROM events ORDER BY a"));
            assertThat(result.rows())
                    .extracting(QueryResult.Row::cells)
                    .containsExactly(Arrays.asList("1", null, "2"), List.of("2", "x", "2"));
        }
    }

    @Test
    void vanishedParquetFileIsToldAndVanishedCsvIsStillAnswered() throws Exception {
        Path parquet = files.folder().resolve("p.parquet");
        files.with("c.csv", "a\n1\n")
                .engine("COPY (SELECT 1 AS a) TO '" + parquet + "' (FORMAT parquet)");

        try (FolderConnector connector = files.open()) {
            Files.delete(parquet);
            Files.delete(files.folder().resolve("c.csv"));

            assertThat(connector.run(Permitted.query("SELECT a FROM c")).rows()).hasSize(1);
            assertThatThrownBy(() -> connector.run(Permitted.query("SELECT a FROM p")))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE))
                    .hasMessageContaining("p.parquet");
        }
    }

    @Test
    void secondOpeningUsesTheCacheAndAChangedFileDoesNot() throws Exception {
        files.with("t.csv", "a\n1\n");
        files.open().close();
        files.open().close();
        assertThat(extracts()).isEqualTo(1);

        files.with("t.csv", "a\n1\n2\n");

        assertThat(files.rows("SELECT count(*) FROM t")).containsExactly(List.of("2"));
        assertThat(extracts()).isEqualTo(2);
    }

    @Test
    void changedCatalogueIsLoadedAnew() throws Exception {
        files.with("t.csv", "a\n1\n");
        assertThat(files.types("t")).containsExactly("a BIGINT");

        files.with("catalog.json", "{\"tables\": {\"t\": {\"columns\": {\"a\": \"varchar\"}}}}");

        assertThat(files.types("t")).containsExactly("a VARCHAR");
    }

    @Test
    void failedLoadLeavesNothingBehind() throws Exception {
        files.with("t.csv", "a,b\n1\n");

        assertThatThrownBy(files::open).isInstanceOf(ConnectorException.class);

        try (Stream<Path> left = Files.list(files.cache())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void sameFolderCanBeOpenTwice() throws Exception {
        files.with("t.csv", "a\n1\n");

        try (FolderConnector one = files.open();
                FolderConnector two = files.open()) {
            assertThat(one.run(Permitted.query("SELECT a FROM t")).rows()).hasSize(1);
            assertThat(two.run(Permitted.query("SELECT a FROM t")).rows()).hasSize(1);
        }
    }

    @Test
    void folderWithoutTablesAndFileInsteadOfFolderAreTold() throws Exception {
        files.with("alert.json", "{\"alert_id\": \"AL-1\"}").with("notes.txt", "x");

        assertThatThrownBy(files::open).hasMessageContaining("holds no CSV, TSV, JSON, Parquet");
        assertThatThrownBy(() ->
                        FolderConnector.open(files.folder().resolve("notes.txt"), files.cache()))
                .hasMessageContaining("is a file, not a folder");
    }

    @Test
    void twoFilesForOneTableAreTold() throws Exception {
        files.with("t.csv", "a\n1\n").with("T.tsv", "a\n1\n");

        assertThatThrownBy(files::open).hasMessageContaining("would both be the table");
    }

    @Test
    void namesWithPatternCharactersAreNames() throws Exception {
        FolderFixture odd = new FolderFixture(root.resolve("it's [1] *"));
        odd.with("my \"t\".csv", "a\n1\n");

        assertThat(odd.rows("SELECT a FROM \"my \"\"t\"\"\"")).containsExactly(List.of("1"));
    }

    private long extracts() throws IOException {
        try (Stream<Path> entries = Files.list(files.cache())) {
            return entries.filter(entry -> entry.toString().endsWith(".duckdb")).count();
        }
    }
}
