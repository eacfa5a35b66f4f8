package dev.culprit.connector.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The contract's tables as CSV files with a catalogue.
public final class ContractFiles {
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

    private ContractFiles() {}

    public static void write(Path folder) throws IOException {
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
}
