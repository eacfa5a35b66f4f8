package dev.culprit.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimitedFilesTest {
    @TempDir Path root;
    private FolderFixture files;

    @BeforeEach
    void setUp() {
        files = new FolderFixture(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,-3 | BIGINT",
                "007,008 | VARCHAR",
                "1,2,NA | VARCHAR",
                "none,null | VARCHAR",
                "1.5,2,3.25 | DECIMAL(18,2)",
                "5.0,5.10,5.9 | VARCHAR",
                "1e5,2 | DOUBLE",
                "0.12345678901,1 | DOUBLE",
                "true,False | BOOLEAN",
                "t,f | VARCHAR",
                "yes,no | VARCHAR",
                "2026-01-31,2026-02-01 | DATE",
                "2026-02-30 | VARCHAR",
                "2026-1-5 | VARCHAR",
                "2026-01-31 10:00:00,2026-01-31T10:00:00.5Z | TIMESTAMP",
                "10:00:00,23:59:59 | TIME",
                "0x1F,1_000 | VARCHAR",
                "nan,inf | VARCHAR",
                "12345678901234567890 | DECIMAL(38,0)",
                "+49123 | VARCHAR"
            })
    void typesAreInferredOnlyWhenNothingIsLost(String values, String type) throws Exception {
        files.with("t.csv", "a\n" + values.replace(',', '\n') + "\n");

        assertThat(files.types("t")).containsExactly("a " + type);
    }

    @Test
    void versionsStayTextThoughTheyLookLikeNumbers() throws Exception {
        files.with("t.csv", "app_version,price\n5.0,5.0\n4.2,4.2\n");

        assertThat(files.types("t")).containsExactly("app_version VARCHAR", "price DECIMAL(18,1)");
    }

    @Test
    void lateMisfitTurnsTheWholeColumnToText() throws Exception {
        files.with("t.csv", "a,b,c\n" + "1,1.5,2026-01-01\n".repeat(6000) + "007,1.25,soon\n");

        assertThat(files.types("t")).containsExactly("a VARCHAR", "b DECIMAL(18,2)", "c VARCHAR");
        assertThat(files.rows("SELECT a, b, c FROM t WHERE a <> '1'"))
                .containsExactly(List.of("007", "1.25", "soon"));
    }

    @Test
    void columnThatIsEmptyForLongIsStillTyped() throws Exception {
        files.with("t.csv", "a,b\n" + "1,\n".repeat(6000) + "1,7\n");

        assertThat(files.types("t")).containsExactly("a BIGINT", "b BIGINT");
    }

    @Test
    void declaredTypesAreTakenWhereTheyFit() throws Exception {
        files.with(
                        "catalog.json",
                        """
                        {"tables": {"t": {"columns": {"a": "varchar", "b": "integer",
                         "c": "decimal", "d": "double", "e": "boolean", "f": "timestamp"}}}}
                        """)
                .with("t.csv", "a,b,c,d,e,f\n7,5.0,1.25,1,1,2026-01-31\n,,,,,\n");

        assertThat(files.types("t"))
                .containsExactly(
                        "a VARCHAR",
                        "b BIGINT",
                        "c DECIMAL(18,2)",
                        "d DOUBLE",
                        "e BOOLEAN",
                        "f TIMESTAMP");
        assertThat(files.rows("SELECT * FROM t"))
                .containsExactly(
                        List.of("7", "5", "1.25", "1.0", "true", "2026-01-31 00:00:00"),
                        Arrays.asList(null, null, null, null, null, null));
    }

    @Test
    void declaredTypeThatDoesNotFitLeavesTextAndIsTold() throws Exception {
        files.with("catalog.json", "{\"tables\": {\"t\": {\"columns\": {\"a\": \"integer\"}}}}")
                .with("t.csv", "a\n5\n5.7\n");

        assertThat(files.rows("SELECT a FROM t")).containsExactly(List.of("5"), List.of("5.7"));
        try (FolderConnector connector = files.open()) {
            assertThat(connector.check().warnings())
                    .containsExactly(
                            "t.a is declared integer but holds other text; it is read as text.");
        }
    }

    @Test
    void offsetsAreTurnedIntoUtc() throws Exception {
        files.with(
                "t.csv",
                "a\n2026-01-01T00:30:00+02:00\n2026-01-01 00:30:00Z\n2026-01-01 00:30:00.5\n");

        assertThat(files.rows("SELECT a FROM t"))
                .containsExactly(
                        List.of("2025-12-31 22:30:00"),
                        List.of("2026-01-01 00:30:00"),
                        List.of("2026-01-01 00:30:00.500000"));
    }

    @Test
    void emptyFieldIsNullAndQuotedEmptyFieldIsText() throws Exception {
        files.with("t.csv", "a,b\n1,\n2,\"\"\n");

        assertThat(files.rows("SELECT a, b IS NULL FROM t ORDER BY a"))
                .containsExactly(List.of("1", "true"), List.of("2", "false"));
    }

    @Test
    void quotesLineBreaksAndByteOrderMarksAreRead() throws Exception {
        files.with("t.csv", "\uFEFFid,\"a \"\"b\"\"\"\r\n1,\"x\r\ny\"\r\n2,\"q\"\"q\"\r\n");

        assertThat(files.types("t")).containsExactly("id BIGINT", "a \"b\" VARCHAR");
        assertThat(files.rows("SELECT * FROM t ORDER BY id"))
                .containsExactly(List.of("1", "x\r\ny"), List.of("2", "q\"q"));
    }

    @Test
    void tabsSemicolonsAndPackedFilesAreRead() throws Exception {
        files.with("t.tsv", "a\tb\n1\tx,y\n").with("s.csv", "a;b\n1;x,y\n");
        Path packed = files.folder().resolve("z.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(files.rows("SELECT t.b, s.b, z.b FROM t, s, z"))
                .containsExactly(List.of("x,y", "x,y", "2"));
    }

    @Test
    void headerAloneIsAnEmptyTable() throws Exception {
        files.with("t.csv", "a,b\n");

        assertThat(files.rows("SELECT count(*) FROM t")).containsExactly(List.of("0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b;1,2;3 | t.csv, line 3: 1 field where the header has 2.",
                "a,b;1,2;3,4,5 | t.csv, line 3: 3 fields where the header has 2.",
                "a,b;1,'2;3,4 | t.csv, line 2: a quoted field is not closed.",
                "a,a;1,2 | t.csv, line 1: two columns are called a.",
                "a,;1,2 | t.csv, line 1: column 2 has no name.",
                "1,2;3,4 | t.csv, line 1: the first line must name the columns."
            })
    void brokenFileIsToldInOneSentence(String text, String sentence) throws Exception {
        files.with("t.csv", text.replace(';', '\n').replace('\'', '"') + "\n");

        assertRejected(sentence);
    }

    @Test
    void brokenEncodingIsTold() throws Exception {
        Files.write(
                files.folder().resolve("t.csv"),
                "a,b\n1,x\n2,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));

        assertRejected("t.csv, line 3: it is not UTF-8 text.");
    }

    @Test
    void emptyFileIsTold() throws Exception {
        files.with("t.csv", "");

        assertRejected("t.csv is empty; its first line must name the columns.");
    }

    @Test
    void brokenLineFarBehindTheSampleIsTold() throws Exception {
        files.with("t.csv", "a,b\n" + "1,2\n".repeat(20_000) + "1\n" + "1,2\n".repeat(10));

        assertRejected("t.csv, line 20002: 1 field where the header has 2.");
    }

    private void assertRejected(String sentence) {
        assertThatThrownBy(files::open)
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessage(sentence);
    }
}
