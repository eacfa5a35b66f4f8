package dev.culprit.desktop.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.connector.kit.servers.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole investigation is pushed down to a real Trino and leads to the same finding as DuckDB's
/// over the files; needs `-Pengines`.
@Tag("engines")
class TrinoInvestigationTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A query's text may have a million characters.
    private static final int MOST_CHARACTERS = 900_000;

    @TempDir private Path folder;
    @TempDir private Path server;

    @Test
    void aClusterGivesTheSameFindingAsFiles() throws Exception {
        SampleShop shop = new SampleShop(folder);
        try (ServerProcess trino = ServerProcess.start("trino", server)) {
            String address = "jdbc:trino://" + trino.addresses().getFirst() + "/memory/default";
            load(shop, address);

            SampleShop.assertSame(
                    shop.investigate(address + "?user=reader"), shop.investigateTheFiles());
        }
    }

    /// Each query brings its rows as one JSON text: a list of literals takes ten times as long.
    static void load(SampleShop shop, String address) throws IOException, SQLException {
        Map<String, String> types = new HashMap<>(SampleShop.TYPES);
        types.put("timestamp", "timestamp(6)");
        try (Connection target = DriverManager.getConnection(address + "?user=writer")) {
            for (Map.Entry<String, JsonNode> table : shop.tables().entrySet()) {
                String name = table.getKey();
                SampleShop.execute(target, SampleShop.create(name, table.getValue(), types));
                List<String> columns = new ArrayList<>();
                table.getValue().forEach(type -> columns.add(types.get(type.asText())));
                copy(shop, target, name, columns);
            }
        }
    }

    private static void copy(SampleShop shop, Connection target, String table, List<String> types)
            throws IOException, SQLException {
        String cells =
                IntStream.range(0, types.size())
                        .mapToObj(i -> "CAST(r[" + (i + 1) + "] AS " + types.get(i) + ")")
                        .collect(Collectors.joining(", "));
        StringBuilder waiting = new StringBuilder();
        shop.rows(
                table,
                row -> {
                    List<String> texts = new ArrayList<>();
                    for (int i = 1; i <= types.size(); i++) {
                        texts.add(row.getString(i));
                    }
                    waiting.append(waiting.isEmpty() ? "" : ",")
                            .append(JSON.writeValueAsString(texts));
                    if (waiting.length() > MOST_CHARACTERS) {
                        insert(target, table, cells, waiting);
                    }
                });
        insert(target, table, cells, waiting);
    }

    private static void insert(Connection target, String table, String cells, StringBuilder waiting)
            throws SQLException {
        if (!waiting.isEmpty()) {
            SampleShop.execute(
                    target,
                    "INSERT INTO "
                            + table
                            + " SELECT "
                            + cells
                            + " FROM UNNEST(CAST(json_parse('["
                            + waiting.toString().replace("'", "''")
                            + "]') AS array(array(varchar)))) AS t (r)");
            waiting.setLength(0);
        }
    }
}
