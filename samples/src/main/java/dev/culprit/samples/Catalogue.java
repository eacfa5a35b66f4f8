package dev.culprit.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `catalog.json`: what the CSV files cannot say of themselves.
final class Catalogue {

    private final Map<String, Object> tables = new LinkedHashMap<>();

    void add(TableSchema schema, int rows) {
        tables.put(schema.name(), schema.describe(rows));
    }

    String toJson() {
        Map<String, Object> catalogue = new LinkedHashMap<>();
        catalogue.put("tables", tables);
        catalogue.put("lineage", lineage());
        return JsonText.render(catalogue);
    }

    private static List<Map<String, Object>> lineage() {
        return List.of(
                edge("users", "events", "user_id"),
                edge("users", "orders", "user_id"),
                edge("products", "order_items", "product_id"),
                edge("orders", "order_items", "order_id"),
                edge("orders", "payment_charges", "order_id"));
    }

    private static Map<String, Object> edge(String from, String to, String via) {
        Map<String, Object> edge = new LinkedHashMap<>();
        edge.put("from", from);
        edge.put("to", to);
        edge.put("via", via);
        return edge;
    }
}
