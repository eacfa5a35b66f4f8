package dev.culprit.connector.cloud.clickhouse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.kit.http.Deadline;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Reads the tables of one database from the server's system tables. A primary key there is an order
/// on disk and no promise of uniqueness, so it is not told as a key.
final class ClickHouseSchema {
    private static final long MOST_ROWS = 500_000;

    private final ClickHouseServer server;
    private final String database;
    private final Deadline deadline;

    ClickHouseSchema(ClickHouseServer server, String database, Deadline deadline) {
        this.server = server;
        this.database = database;
        this.deadline = deadline;
    }

    Schema read() throws ConnectorException, InterruptedException {
        Map<String, Long> rows = rows();
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        for (JsonNode row : ask("SELECT table, name, type FROM system.columns")) {
            String type = row.path(2).asText();
            columns.computeIfAbsent(row.path(0).asText(), _ -> new ArrayList<>())
                    .add(
                            new Column(
                                    row.path(1).asText(),
                                    ClickHouseType.of(type).dataType(),
                                    type,
                                    Optional.empty()));
        }
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, of) -> {
            Long known = rows.get(name);
            tables.add(
                    new Table(
                            TableName.of(name),
                            of,
                            known == null ? OptionalLong.empty() : OptionalLong.of(known),
                            List.of(),
                            List.of()));
        });
        return new Schema(tables);
    }

    /// Servers since 2019 count in `system.tables`; before, the parts on disk had to be added up.
    private Map<String, Long> rows() throws ConnectorException, InterruptedException {
        Map<String, Long> rows = new HashMap<>();
        String sql =
                server.version().isAtLeast(20, 1)
                        ? "SELECT name, total_rows FROM system.tables"
                        : "SELECT table, sum(rows) AS n FROM system.parts";
        String end = server.version().isAtLeast(20, 1) ? "" : " AND active GROUP BY table";
        for (JsonNode row : ask(sql, end)) {
            if (!row.path(1).isNull()) {
                rows.put(row.path(0).asText(), row.path(1).asLong());
            }
        }
        return rows;
    }

    private JsonNode ask(String sql) throws ConnectorException, InterruptedException {
        return ask(sql, "");
    }

    private JsonNode ask(String sql, String end) throws ConnectorException, InterruptedException {
        String where = " WHERE database = " + ClickHouseServer.quoted(database);
        return server.query(sql + where + end, UUID.randomUUID().toString(), MOST_ROWS, deadline)
                .path("data");
    }
}
