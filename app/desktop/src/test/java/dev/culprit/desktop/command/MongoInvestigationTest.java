package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same data behind MongoDB's protocol leads to the same finding as in files.
class MongoInvestigationTest {
    private static final int BATCH = 5000;

    @TempDir private Path folder;

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final InetSocketAddress address = server.bind();

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void collectionsGiveTheSameFindingAsFiles() throws IOException, SQLException {
        Sample sample = new SampleLibrary().find("null_spike").orElseThrow();
        Path data = folder.resolve("null_spike");
        sample.write(data);
        load(data);

        JsonNode files = investigate(data, data.toString());
        JsonNode collections = investigate(data, address() + "/shop");

        assertThat(collections.path("fault")).isEqualTo(files.path("fault"));
        assertThat(collections.path("slice")).isEqualTo(files.path("slice"));
        assertThat(collections.path("onset")).isEqualTo(files.path("onset"));
        assertThat(collections.path("tables")).isEqualTo(files.path("tables"));
        assertThat(files.path("fault").asText()).isNotEmpty();
    }

    private String address() {
        return "mongodb://" + address.getHostString() + ":" + address.getPort();
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

    private void load(Path data) throws IOException, SQLException {
        JsonNode tables =
                new ObjectMapper().readTree(data.resolve("catalog.json").toFile()).path("tables");
        try (MongoClient client = MongoClients.create(address());
                Connection reader = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Map.Entry<String, JsonNode> table : tables.properties()) {
                Path csv = data.resolve(table.getKey() + ".csv");
                if (Files.exists(csv)) {
                    copy(
                            reader,
                            csv,
                            table.getValue().path("columns"),
                            client.getDatabase("shop").getCollection(table.getKey()));
                }
            }
        }
    }

    private static void copy(
            Connection reader, Path csv, JsonNode columns, MongoCollection<Document> collection)
            throws SQLException {
        List<Document> batch = new ArrayList<>();
        String sql = "SELECT * FROM read_csv('" + csv + "', header=true, all_varchar=true)";
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                batch.add(document(row, columns));
                if (batch.size() == BATCH) {
                    collection.insertMany(batch);
                    batch.clear();
                }
            }
        }
        if (!batch.isEmpty()) {
            collection.insertMany(batch);
        }
    }

    private static Document document(ResultSet row, JsonNode columns) throws SQLException {
        Document document = new Document();
        for (Map.Entry<String, JsonNode> column : columns.properties()) {
            String text = row.getString(column.getKey());
            document.append(
                    column.getKey(), text == null ? null : value(column.getValue().asText(), text));
        }
        return document;
    }

    private static Object value(String type, String text) {
        return switch (type) {
            case "integer" -> Long.valueOf(text);
            case "decimal" -> new Decimal128(new BigDecimal(text));
            case "boolean" -> Boolean.valueOf(text);
            case "timestamp" ->
                    Date.from(
                            LocalDateTime.parse(text.replace(' ', 'T').replace("Z", ""))
                                    .toInstant(ZoneOffset.UTC));
            default -> text;
        };
    }
}
