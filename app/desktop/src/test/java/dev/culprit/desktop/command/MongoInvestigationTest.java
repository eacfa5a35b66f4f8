package dev.culprit.desktop.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        SampleShop shop = new SampleShop(folder);
        String server = "mongodb://" + address.getHostString() + ":" + address.getPort();
        load(shop, server);

        SampleShop.assertSame(shop.investigate(server + "/shop"), shop.investigateTheFiles());
    }

    static void load(SampleShop shop, String server) throws IOException, SQLException {
        try (MongoClient client = MongoClients.create(server)) {
            for (Map.Entry<String, JsonNode> table : shop.tables().entrySet()) {
                copy(
                        shop,
                        table.getKey(),
                        table.getValue(),
                        client.getDatabase("shop").getCollection(table.getKey()));
            }
        }
    }

    private static void copy(
            SampleShop shop, String table, JsonNode columns, MongoCollection<Document> collection)
            throws IOException, SQLException {
        List<Document> batch = new ArrayList<>();
        shop.rows(
                table,
                row -> {
                    batch.add(document(row, columns));
                    if (batch.size() == BATCH) {
                        collection.insertMany(batch);
                        batch.clear();
                    }
                });
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
