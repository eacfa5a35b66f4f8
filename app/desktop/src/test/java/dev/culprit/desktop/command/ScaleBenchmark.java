package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.replay.DamagedBundleException;
import dev.culprit.core.replay.Recording;
import dev.culprit.desktop.wiring.Wiring;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an investigation of one large Parquet file costs, by rows and by attributes. Each runs as a
/// process of its own, from the command line to the finding, so that CPU and memory include the
/// start of the JVM, the gate and the log. `-Dculprit.benchmark.millions=1,3,10,30` chooses the sizes.
@Tag("benchmark")
class ScaleBenchmark {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @TempDir private Path folder;

    @Test
    void costGrowsWithRows() throws Exception {
        String millions = System.getProperty("culprit.benchmark.millions", "1,3,10");
        for (String size : millions.split(",")) {
            measure(new ScaleTable(Long.parseLong(size.strip()) * 1_000_000, 8), true);
        }
    }

    @Test
    void costGrowsWithTheSumOfAttributes() throws Exception {
        for (int attributes = 2; attributes <= ScaleTable.mostAttributes(); attributes *= 2) {
            measure(new ScaleTable(3_000_000, attributes), false);
        }
    }

    private void measure(ScaleTable table, boolean summarized) throws Exception {
        Path data = folder.resolve("data");
        table.write(data);
        ChildProcess.Cost cost = investigate(data);
        assertFound(new ObjectMapper().readTree(folder.resolve("finding.json").toFile()));
        List<QueryState> queries = queries();
        double scanned = new ParquetBytes(ScaleTable.file(data)).readBy(queries) / 1e6;
        double fileSize = Files.size(ScaleTable.file(data)) / 1e6;
        System.out.printf(
                "%,12d rows x %2d columns, %2d attributes, %5.0f MB: CPU %5.1f s, wall %5.1f s,"
                        + " at most %4d MB, %2d queries, %,8d groups, %6.0f MB scanned%s%n",
                table.rows(),
                table.columns(),
                table.attributes(),
                fileSize,
                seconds(cost.cpu()),
                seconds(cost.wall()),
                cost.peakBytes() >> 20,
                queries.size(),
                groups(queries),
                scanned,
                summarized ? summarize(data, cost) : "");
        Files.delete(ScaleTable.file(data));
    }

    private ChildProcess.Cost investigate(Path data) throws IOException, InterruptedException {
        return ChildProcess.culprit(
                "investigate",
                data.resolve("alert.json").toString(),
                "--home",
                Files.createTempDirectory(folder, "home").toString(),
                "--output",
                folder.resolve("finding.json").toString(),
                "--bundle",
                folder.resolve("case.culprit").toString());
    }

    private static void assertFound(JsonNode finding) {
        assertThat(finding.path("fault").asText()).isEqualTo("null_spike");
        assertThat(finding.path("columns").path(0).asText()).isEqualTo("user_id");
        assertThat(finding.path("slice").toString())
                .isEqualTo("{\"channel\":\"channel_2\",\"provider\":\"provider_7\"}");
        Duration late =
                Duration.between(
                        LocalDateTime.parse(ScaleTable.ONSET, TIME),
                        LocalDateTime.parse(finding.path("onset").asText(), TIME));
        assertThat(late.abs()).isLessThan(Duration.ofHours(1));
    }

    private List<QueryState> queries() throws IOException, DamagedBundleException {
        byte[] bundle = Files.readAllBytes(folder.resolve("case.culprit"));
        return new Recording(Wiring.bundles().read(bundle)).latest().queries();
    }

    private static long groups(List<QueryState> queries) {
        return queries.stream().mapToLong(query -> query.result().orElseThrow().rowCount()).sum();
    }

    /// DuckDB's own summary of the file, on as many threads.
    private static String summarize(Path data, ChildProcess.Cost investigation)
            throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            long cpu = cpuNanos();
            statement.execute("SUMMARIZE SELECT * FROM '" + ScaleTable.file(data) + "'");
            double spent = (cpuNanos() - cpu) / 1e9;
            return "; SUMMARIZE CPU %.1f s, so the investigation takes %.2f of it"
                    .formatted(spent, seconds(investigation.cpu()) / spent);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
