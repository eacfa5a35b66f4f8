package dev.culprit.connector.files;

import dev.culprit.connector.kit.ConnectorContract;
import dev.culprit.connector.kit.ContractData;
import dev.culprit.core.query.Connector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class FolderConnectorContractTest extends ConnectorContract {
    private static final String CATALOG =
            """
            {"tables": {
              "customers": {"columns": {"customer_id": "varchar", "name": "varchar"},
                            "primary_key": ["customer_id"]},
              "orders": {"columns": {"order_id": "integer", "customer_id": "varchar",
                           "amount": "decimal", "weight": "double", "paid": "boolean",
                           "placed_at": "timestamp", "ship_date": "date", "pickup": "time",
                           "note": "varchar"},
                         "primary_key": ["order_id"],
                         "foreign_keys": [{"column": "customer_id",
                                           "references": "customers.customer_id"}]}}}
            """;

    @TempDir static Path folder;
    @TempDir static Path cache;

    @BeforeAll
    static void writeFiles() throws IOException {
        Files.writeString(folder.resolve("catalog.json"), CATALOG);
        Files.write(
                folder.resolve("customers.csv"),
                Stream.concat(
                                Stream.of("customer_id,name"),
                                ContractData.customers().stream().map(row -> String.join(",", row)))
                        .toList());
        List<String> orders = new ArrayList<>();
        orders.add(
                ContractData.ORDER_COLUMNS.stream()
                        .map(column -> (String) column.toList().getFirst())
                        .collect(Collectors.joining(",")));
        ContractData.orders().forEach(row -> orders.add(line(row)));
        Files.write(folder.resolve("orders.csv"), orders);
    }

    private static String line(String[] row) {
        return Arrays.stream(row)
                .map(cell -> cell == null ? "" : '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    @Override
    protected Connector open() throws Exception {
        return FolderConnector.open(folder, cache);
    }

    @Override
    protected String endlessQuery() {
        return "SELECT count(*) FROM range(10000000) a, range(10000000) b"
                + " WHERE a.range % 7 = b.range % 11";
    }

    @Override
    protected List<String> attacks() {
        List<String> attacks = new ArrayList<>(commonAttacks());
        String csv = folder.resolve("orders.csv").toString();
        attacks.add("SELECT * FROM read_csv('" + csv + "')");
        attacks.add("SELECT * FROM '" + csv + "'");
        attacks.add("SELECT * FROM read_text('/etc/hostname')");
        attacks.add("SELECT * FROM read_blob('/etc/hostname')");
        attacks.add("SELECT * FROM glob('/etc/*')");
        attacks.add("SELECT * FROM sniff_csv('" + csv + "')");
        attacks.add("SELECT * FROM 's3://bucket/file.parquet'");
        attacks.add("SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')");
        attacks.add("COPY orders TO '" + folder.resolve("stolen.csv") + "'");
        attacks.add("COPY orders FROM '" + csv + "'");
        attacks.add("EXPORT DATABASE '" + folder.resolve("stolen") + "'");
        attacks.add("IMPORT DATABASE '" + folder + "'");
        attacks.add("ATTACH ':memory:' AS other");
        attacks.add("ATTACH '" + folder.resolve("other.db") + "' AS other");
        attacks.add("INSTALL httpfs");
        attacks.add("LOAD httpfs");
        attacks.add("SET enable_external_access = true");
        attacks.add("SET lock_configuration = false");
        attacks.add("RESET lock_configuration");
        attacks.add("PRAGMA enable_profiling");
        attacks.add("PRAGMA database_list");
        attacks.add("SET VARIABLE x = 1");
        attacks.add("CREATE TEMP TABLE t AS SELECT 1");
        attacks.add("CREATE MACRO m() AS 1");
        attacks.add("CALL pragma_version()");
        attacks.add("CHECKPOINT");
        attacks.add("SELECT * FROM query('DROP TABLE orders')");
        attacks.add("WITH d AS (DELETE FROM orders RETURNING *) SELECT * FROM d");
        attacks.add("SELECT 1; SELECT 2");
        return attacks;
    }

    @Override
    protected Optional<Callable<Connector>> unknownLocation() {
        return Optional.of(() -> FolderConnector.open(folder.resolve("nowhere"), cache));
    }
}
