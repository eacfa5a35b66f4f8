package dev.culprit.connector.documents.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.culprit.connector.kit.ContractData;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;

/// A server that speaks MongoDB's protocol in memory, with the contract's tables.
final class FakeServer implements AutoCloseable {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SS");

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final InetSocketAddress address = server.bind();

    static FakeServer withContractData() {
        FakeServer server = new FakeServer();
        server.insert(
                "customers",
                ContractData.customers().stream()
                        .map(row ->
                                new Document("customer_id", row.get(0)).append("name", row.get(1)))
                        .toList());
        server.insert("orders", ContractData.orders().stream().map(FakeServer::order).toList());
        return server;
    }

    void insert(String collection, List<Document> documents) {
        try (MongoClient client = client()) {
            database(client).getCollection(collection).insertMany(documents);
        }
    }

    List<String> collections() {
        try (MongoClient client = client()) {
            return database(client).listCollectionNames().into(new java.util.ArrayList<>());
        }
    }

    String address() {
        return "mongodb://" + address.getHostString() + ":" + address.getPort() + "/shop";
    }

    /// @param options as in an address
    Connector open(Path cache, String options) throws ConnectorException {
        return open(cache, address(), options);
    }

    static Connector open(Path cache, String address, String options) throws ConnectorException {
        MongoProvider provider = new MongoProvider(cache);
        SourceAddress read = provider.read(address + "?" + options).orElseThrow();
        return provider.open(read.profile(), read.asSecrets());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private MongoClient client() {
        return MongoClients.create(address());
    }

    private static MongoDatabase database(MongoClient client) {
        return client.getDatabase("shop");
    }

    private static Document order(String[] row) {
        return new Document("order_id", Long.valueOf(row[0]))
                .append("customer_id", row[1])
                .append("amount", Decimal128.parse(row[2]))
                .append("weight", Double.valueOf(row[3]))
                .append("paid", Boolean.valueOf(row[4]))
                .append(
                        "placed_at",
                        Date.from(LocalDateTime.parse(row[5], MOMENT).toInstant(ZoneOffset.UTC)))
                .append("ship_date", row[6])
                .append("pickup", row[7])
                .append("note", row[8]);
    }
}
