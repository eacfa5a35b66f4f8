package dev.culprit.connector.documents.mongodb;

import dev.culprit.connector.kit.EngineContract;
import dev.culprit.core.query.Connector;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class MongoConnectorContractTest extends EngineContract {
    private static final String COLUMNS =
            "fields=order_id,customer_id,amount,weight,paid,placed_at,ship_date,pickup,note,name";

    @TempDir static Path cache;
    private static FakeServer server;

    @BeforeAll
    static void start() {
        server = FakeServer.withContractData();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector open() throws Exception {
        return server.open(
                cache,
                COLUMNS.replaceAll("(?<=[=,])", "orders.")
                        .replace("orders.name", "customers.customer_id,customers.name"));
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(
                () -> FakeServer.open(cache, "mongodb://localhost:1/shop", "connect_seconds=1"));
    }

    /// The server knows no users at all, so it refuses every login.
    @Override
    protected Optional<Callable<Connector>> wrongPassword() {
        return Optional.of(() ->
                FakeServer.open(
                        cache,
                        server.address().replace("mongodb://", "mongodb://reader:wrong@"),
                        "connect_seconds=1"));
    }
}
