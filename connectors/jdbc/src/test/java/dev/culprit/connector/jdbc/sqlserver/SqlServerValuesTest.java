package dev.culprit.connector.jdbc.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.SourceAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values of types that DuckDB does not have, byte by byte as MS-TDS 2.2.5 writes them.
class SqlServerValuesTest {
    private static final String COLLATION = "0904d00034";

    private static DuckDbTdsServer server;
    private Connector connector;

    @BeforeAll
    static void start() throws Exception {
        server = new DuckDbTdsServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws Exception {
        SqlServerProvider provider = new SqlServerProvider();
        SourceAddress read =
                provider.read(
                                "jdbc:sqlserver://127.0.0.1:"
                                        + server.port()
                                        + ";databaseName=shop;encrypt=false;user=reader;password="
                                        + DuckDbTdsServer.PASSWORD)
                        .orElseThrow();
        connector = provider.open(read.profile(), read.asSecrets());
    }

    @AfterEach
    void close() {
        connector.close();
    }

    /// @param type its number, and what it says of lengths
    /// @param value with its length before it
    private record Sent(String userType, String type, String value) {}

    private static String utf16(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /// One row of one column that is named `c` and may be NULL.
    private QueryResult read(Sent column) throws Exception {
        server.knows(
                "SELECT value",
                HexFormat.of()
                        .parseHex(
                                "810100"
                                        + column.userType()
                                        + "0100"
                                        + column.type()
                                        + "016300"
                                        + "d1"
                                        + column.value()));
        return connector.run(Permitted.query("SELECT value"));
    }

    private static Sent sent(String type, String value) {
        return new Sent("00000000", type, value);
    }

    private void assertRead(Sent column, DataType type, String text) throws Exception {
        QueryResult result = read(column);
        assertThat(result.rows().getFirst().cells()).containsExactly(text);
        assertThat(result.columns().getFirst().type()).isEqualTo(type);
    }

    @Test
    void money() throws Exception {
        assertRead(sent("6e08", "08ffffffff18fcffff"), DataType.DECIMAL, "-0.1000");
        assertRead(sent("6e04", "0410270000"), DataType.DECIMAL, "1.0000");
        assertRead(sent("6e08", "00"), DataType.DECIMAL, null);
    }

    @Test
    void unsignedBytes() throws Exception {
        assertRead(sent("2601", "01ff"), DataType.INTEGER, "255");
    }

    @Test
    void oldTimes() throws Exception {
        assertRead(
                sent("6f08", "08" + "eab00000" + "ab138c00"),
                DataType.TIMESTAMP,
                "2024-01-01 08:30:00.250000");
        assertRead(sent("6f04", "04" + "eab0" + "fe01"), DataType.TIMESTAMP, "2024-01-01 08:30:00");
    }

    @Test
    void idsAreText() throws Exception {
        assertRead(
                sent("2410", "10" + "33221100554477668899aabbccddeeff"),
                DataType.TEXT,
                "00112233-4455-6677-8899-AABBCCDDEEFF");
    }

    @Test
    void textsOfAllKinds() throws Exception {
        assertRead(sent("a70a00" + COLLATION, "0300" + "61fc62"), DataType.TEXT, "aüb");
        assertRead(sent("af0300" + COLLATION, "0300" + "612020"), DataType.TEXT, "a  ");
        assertRead(sent("ef0400" + COLLATION, "0400" + utf16("ü ")), DataType.TEXT, "ü ");
        String pointer = "10" + "00".repeat(24);
        assertRead(
                sent(
                        "63ffffff7f" + COLLATION + "010100" + utf16("t"),
                        pointer + "04000000" + utf16("üb")),
                DataType.TEXT,
                "üb");
        assertRead(
                sent(
                        "23ffffff7f" + COLLATION + "010100" + utf16("t"),
                        pointer + "02000000" + "6162"),
                DataType.TEXT,
                "ab");
    }

    @Test
    void xmlIsReadAsItsText() throws Exception {
        String text = utf16("<a>ü</a>");
        assertRead(
                sent("f100", "feffffffffffffff" + "10000000" + text + "00000000"),
                DataType.OTHER,
                "<a>ü</a>");
    }

    @Test
    void aRowsVersionIsNoTime() throws Exception {
        assertRead(
                new Sent("50000000", "ad0800", "0800" + "00000000000007d1"),
                DataType.BINARY,
                "00000000000007d1");
    }

    @Test
    void variantsAreReadAsWhatTheyHold() throws Exception {
        assertRead(sent("62491f0000", "06000000" + "3800" + "2a000000"), DataType.OTHER, "42");
    }

    /// Severity 20 and above end the connection, as an administrator's `KILL` does.
    @ParameterizedTest
    @CsvSource({
        "229, 14, REJECTED",
        "1205, 13, THROTTLED",
        "1222, 16, THROTTLED",
        "10928, 16, THROTTLED",
        "596, 21, UNREACHABLE"
    })
    void errorsAreToldApart(int number, int severity, FailureKind kind) {
        server.knows("SELECT refused", message("aa", number, severity, "The server's words"));

        ConnectorException failure =
                catchThrowableOfType(
                        ConnectorException.class,
                        () -> connector.run(Permitted.query("SELECT refused")));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageEndingWith("The server's words");
    }

    @Test
    void anErrorBehindTheFirstRowsIsNotOverlooked() {
        server.knows(
                "SELECT half",
                HexFormat.of()
                        .parseHex(
                                "8101000000000001002604016100"
                                        + "d10401000000d10402000000"
                                        + hex(message("aa", 8134, 16, "Divide by zero"))));

        assertThat(
                        catchThrowableOfType(
                                ConnectorException.class,
                                () -> connector.run(Permitted.query("SELECT half"))))
                .hasMessage("Divide by zero");
    }

    @Test
    void aWarningIsNoError() throws Exception {
        server.knows(
                "SELECT warned",
                HexFormat.of()
                        .parseHex(
                                "8101000000000001002604016100"
                                        + "d10401000000"
                                        + hex(message("ab", 8153, 10, "Null was eliminated"))));

        assertThat(connector.run(Permitted.query("SELECT warned")).text(0, "a")).hasValue("1");
    }

    /// @param token `aa` of an error, `ab` of an information
    private static byte[] message(String token, int number, int severity, String words) {
        ByteBuffer rest =
                ByteBuffer.allocate(14 + 2 * words.length()).order(ByteOrder.LITTLE_ENDIAN);
        rest.putInt(number).put((byte) 1).put((byte) severity).putShort((short) words.length());
        rest.put(words.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0).putInt(1);
        String length = hex(new byte[] {(byte) rest.capacity(), 0});
        return HexFormat.of().parseHex(token + length + hex(rest.array()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
