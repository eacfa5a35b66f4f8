package dev.culprit.connector.jdbc.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.duckdb.DuckDb;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbFileContractTest extends ConnectorContract {
    @TempDir static Path folder;

    private final DuckDbFileProvider provider = new DuckDbFileProvider(folder.resolve("cache"));

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = DuckDb.create(folder.resolve("shop.duckdb"))) {
            ContractTables.execute(
                    connection,
                    "CREATE TABLE customers (customer_id varchar PRIMARY KEY, name varchar)",
                    "CREATE TABLE orders (order_id bigint PRIMARY KEY,"
                            + " customer_id varchar REFERENCES customers (customer_id),"
                            + " amount decimal(10, 2), weight double, paid boolean,"
                            + " placed_at timestamp, ship_date date, pickup time, note varchar)",
                    "CREATE SCHEMA sales",
                    "CREATE TABLE sales.visits (visit_id int, seen timestamptz)",
                    "CREATE VIEW sales.paid AS SELECT * FROM orders WHERE paid");
            ContractTables.fillDuckDb(connection);
        }
    }

    @Override
    protected Connector open() throws Exception {
        return open(folder.resolve("shop.duckdb").toString());
    }

    private Connector open(String address) throws ConnectorException {
        SourceAddress read = provider.read(address).orElseThrow();
        return provider.open(read.profile(), read.asSecrets());
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE a.range <> b.range";
    }

    @Override
    protected List<String> attacks() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        attacks.addAll(
                List.of(
                        "SELECT * FROM read_csv('/etc/hostname')",
                        "SELECT * FROM '/etc/hostname'",
                        "SELECT * FROM read_text('/etc/hostname')",
                        "SELECT * FROM read_blob('/etc/hostname')",
                        "SELECT * FROM glob('/etc/*')",
                        "SELECT * FROM 's3://bucket/file.parquet'",
                        "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
                        "COPY orders TO '" + folder.resolve("stolen.csv") + "'",
                        "EXPORT DATABASE '" + folder.resolve("stolen") + "'",
                        "ATTACH ':memory:' AS other",
                        "ATTACH '" + folder.resolve("other.db") + "' AS other",
                        "INSTALL httpfs",
                        "LOAD httpfs",
                        "SET enable_external_access = true",
                        "SET lock_configuration = false",
                        "RESET lock_configuration",
                        "PRAGMA enable_profiling",
                        "SET VARIABLE x = 1",
                        "CREATE TEMP TABLE t AS SELECT 1",
                        "CREATE MACRO m() AS 1",
                        "CALL pragma_version()",
                        "CHECKPOINT",
                        "SELECT * FROM query('DROP TABLE orders')",
                        "WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d",
                        "SELECT 1; SELECT 2"));
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> open(folder.resolve("nowhere.duckdb").toString()));
    }

    @Test
    void otherSchemasAreDescribed() throws Exception {
        assertThat(connector().describe().tables())
                .extracting(table -> table.name().toString())
                .containsExactly("customers", "orders", "sales.paid", "sales.visits");
        assertThat(table("sales.visits").rows()).hasValue(0);
        assertThat(table("sales.paid").rows()).isEmpty();
    }

    @Test
    void fileThatIsNoDatabaseIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("text.duckdb"), "no database".repeat(1000));

        assertThatThrownBy(() -> open(file.toString()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("text.duckdb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:duckdb:",
                "jdbc:duckdb::memory:",
                "jdbc:duckdb:shop.duckdb;access_mode=READ_WRITE",
                "jdbc:duckdb:md:shop",
                "jdbc:duckdb:https://host/shop.duckdb"
            })
    void addressWithMoreThanAPathIsRefused(String address) {
        assertThatThrownBy(() -> provider.read(address)).isInstanceOf(ConnectorException.class);
    }
}
