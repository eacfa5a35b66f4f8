package dev.culprit.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.connector.kit.Permitted;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What loading and running cost next to the bare engine. Prints, and fails only when far off.
@Tag("benchmark")
class LoadBenchmarkTest {
    private static final int ROWS = 270_000;
    private static final int QUERIES = 300;
    private static final String SQL =
            "SELECT channel, count(*), avg(amount) FROM orders GROUP BY channel";
    private static final String TYPES =
            "\"order_id\": \"varchar\", \"user_id\": \"varchar\", \"amount\": \"decimal\","
                    + " \"currency\": \"varchar\", \"channel\": \"varchar\","
                    + " \"app_version\": \"varchar\", \"created_at\": \"timestamp\","
                    + " \"is_test\": \"boolean\", \"quantity\": \"integer\", \"note\": \"varchar\"";

    @TempDir Path root;

    @Test
    void loadingAndRunningStayNearTheEngine() throws Exception {
        FolderFixture files = new FolderFixture(root);
        Path csv = files.folder().resolve("orders.csv");
        write(csv);
        files.engine("SELECT 1");
        double bare = bareLoad(csv);
        double inferred = open(files);
        files.with("catalog.json", "{\"tables\": {\"orders\": {\"columns\": {" + TYPES + "}}}}");
        double declared = open(files);
        Files.setLastModifiedTime(csv, FileTime.from(Instant.EPOCH));
        double declaredAgain = open(files);
        double cached = open(files);
        System.out.printf(
                Locale.ROOT,
                "%d rows, %.1f MB; CPU ms: bare typed load %.0f, inferred %.0f, declared %.0f,"
                        + " declared again %.0f, cached %.0f%n",
                ROWS,
                Files.size(csv) / 1e6,
                bare,
                inferred,
                declared,
                declaredAgain,
                cached);
        compareQueries(files);
        assertThat(cached).isLessThan(declared);
    }

    private static void compareQueries(FolderFixture files) throws Exception {
        try (FolderConnector connector = files.open();
                Connection raw = new DuckDBDriver().connect("jdbc:duckdb:", new Properties())) {
            try (Statement statement = raw.createStatement()) {
                statement.execute(
                        "CREATE TABLE orders AS SELECT * FROM '"
                                + files.folder().resolve("orders.csv")
                                + "'");
            }
            long runner = 0;
            long direct = 0;
            for (int i = 0; i < QUERIES; i++) {
                long start = System.nanoTime();
                connector.run(Permitted.query(SQL));
                long middle = System.nanoTime();
                read(raw);
                if (i >= QUERIES / 3) {
                    runner += middle - start;
                    direct += System.nanoTime() - middle;
                }
            }
            double measured = QUERIES - QUERIES / 3;
            System.out.printf(
                    Locale.ROOT,
                    "query: runner %.2f ms, bare %.2f ms, ratio %.2f%n",
                    runner / 1e6 / measured,
                    direct / 1e6 / measured,
                    (double) runner / direct);
        }
    }

    private static void read(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SQL)) {
            while (rows.next()) {
                assertThat(rows.getString(1)).isNotNull();
            }
        }
    }

    private static double open(FolderFixture files) throws Exception {
        double start = cpuMillis();
        files.open().close();
        return cpuMillis() - start;
    }

    private double bareLoad(Path csv) throws Exception {
        double start = cpuMillis();
        try (Connection raw =
                        new DuckDBDriver()
                                .connect(
                                        "jdbc:duckdb:" + root.resolve("bare.db"),
                                        new Properties());
                Statement statement = raw.createStatement()) {
            statement.execute("CREATE TABLE orders AS SELECT * FROM '" + csv + "'");
        }
        return cpuMillis() - start;
    }

    private static double cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean)
                                ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e6;
    }

    private static void write(Path csv) throws IOException {
        Random random = new Random(1);
        String[] channels = {"web", "mobile_app", "store"};
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
        LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("order_id,user_id,amount,currency,channel,app_version,created_at,is_test,");
            out.write("quantity,note\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("o" + (1_000_000 + i) + "," + (i % 97 == 0 ? "" : "u" + i % 40_000));
                out.write("," + random.nextInt(20_000) / 100.0 + ",EUR," + channels[i % 3]);
                out.write(",2.3." + i % 4 + "," + start.plusSeconds(7L * i).format(format));
                out.write("," + (i % 50 == 0) + "," + i % 9);
                out.write(",a note of some length as people write them " + i % 999);
                out.write("\n");
            }
        }
    }
}
