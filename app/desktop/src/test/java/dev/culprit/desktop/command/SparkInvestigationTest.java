package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.servers.ServerProcess;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.SourceLocations;
import dev.culprit.desktop.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole investigation is pushed down to a real Spark, by the plug-in as a user installs it, and
/// leads to the same finding as DuckDB's over the files; needs `-Pengines`.
@Tag("engines")
class SparkInvestigationTest {
    @TempDir private Path folder;
    @TempDir private Path server;

    @Test
    void aClusterGivesTheSameFindingAsFiles() throws Exception {
        SampleShop shop = new SampleShop(folder);
        try (ServerProcess spark = start(shop, server)) {
            SampleShop.assertSame(
                    shop.investigate(source(shop, spark)), shop.investigateTheFiles());
        }
    }

    @Test
    void fieldsOfStructsAreAttributesLikeOthers() throws Exception {
        SampleShop shop = new SampleShop(folder);
        String fields = "channel, platform, app_version, country";
        try (ServerProcess spark =
                start(
                        shop,
                        server,
                        "CREATE TABLE nested USING parquet AS SELECT * EXCEPT ("
                                + fields
                                + "), struct("
                                + fields
                                + ") AS client FROM orders",
                        "DROP TABLE orders",
                        "ALTER TABLE nested RENAME TO orders",
                        "CREATE TABLE homes USING parquet AS SELECT * EXCEPT (country, region),"
                                + " struct(country, region) AS home FROM users",
                        "DROP TABLE users",
                        "ALTER TABLE homes RENAME TO users")) {
            JsonNode found = shop.investigate(source(shop, spark));

            assertThat(found.path("fault").asText()).isEqualTo("null_spike");
            assertThat(found.path("slice").toString())
                    .isEqualTo(
                            "{\"client.app_version\":\"2.3.1\",\"client.channel\":\"mobile_app\"}");
        }
    }

    /// A server that has the sample's tables.
    ///
    /// @param more statements on them
    static ServerProcess start(SampleShop shop, Path server, String... more)
            throws IOException, InterruptedException {
        List<String> statements = new ArrayList<>();
        Map<String, String> types = new HashMap<>(SampleShop.TYPES);
        types.put("varchar", "string");
        for (Map.Entry<String, JsonNode> table : shop.tables().entrySet()) {
            String name = table.getKey();
            String cells =
                    table.getValue().properties().stream()
                            .map(column ->
                                    "CAST(`"
                                            + column.getKey()
                                            + "` AS "
                                            + types.get(column.getValue().asText())
                                            + ")")
                            .collect(Collectors.joining(", "));
            statements.add(
                    "CREATE TEMPORARY VIEW read_"
                            + name
                            + " USING csv OPTIONS (header 'true', path '"
                            + shop.csv(name)
                            + "')");
            statements.add(SampleShop.create(name, table.getValue(), types) + " USING parquet");
            statements.add("INSERT INTO " + name + " SELECT " + cells + " FROM read_" + name);
        }
        statements.addAll(List.of(more));
        Files.write(server.resolve("load.sql"), statements);
        return ServerProcess.start("spark", server);
    }

    /// The name of the server as a source, with its plug-in.
    static String source(SampleShop shop, ServerProcess spark) throws IOException {
        Terminal.Answer installed =
                new Terminal(shop.home())
                        .culprit(
                                "plugins",
                                "install",
                                "spark",
                                "--from",
                                System.getProperty("localRepository"));
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        String[] address = spark.addresses().getFirst().split(":");
        SourceLocations sources = Wiring.sources(new Home(shop.home()));
        sources.profiles()
                .save(
                        new SourceProfile(
                                "cluster",
                                "spark",
                                Map.of("host", address[0], "port", address[1])));
        sources.secrets().put("cluster", "token", Secret.of("a-test-token"));
        return "cluster";
    }
}
