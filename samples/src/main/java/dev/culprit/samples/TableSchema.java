package dev.culprit.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the catalogue says of a table: columns with types, the primary key, the foreign keys.
record TableSchema(
        String name,
        Map<String, String> columns,
        List<String> primaryKey,
        Map<String, String> foreignKeys) {

    /// Reads one column a line: its name, its type, then optionally `key` or `-> table.column`.
    static TableSchema of(String name, String columnLines) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> primaryKey = new ArrayList<>();
        Map<String, String> foreignKeys = new LinkedHashMap<>();
        for (String line : columnLines.lines().toList()) {
            List<String> words = List.of(line.split(" "));
            columns.put(words.get(0), words.get(1));
            if (words.contains("key")) {
                primaryKey.add(words.get(0));
            }
            if (words.contains("->")) {
                foreignKeys.put(words.get(0), words.getLast());
            }
        }
        return new TableSchema(name, columns, primaryKey, foreignKeys);
    }

    Map<String, Object> describe(int rows) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("columns", columns);
        entry.put("rows", rows);
        if (!primaryKey.isEmpty()) {
            entry.put("primary_key", primaryKey);
        }
        if (!foreignKeys.isEmpty()) {
            entry.put("foreign_keys", references());
        }
        return entry;
    }

    private List<Map<String, String>> references() {
        List<Map<String, String>> references = new ArrayList<>();
        for (Map.Entry<String, String> key : foreignKeys.entrySet()) {
            Map<String, String> reference = new LinkedHashMap<>();
            reference.put("column", key.getKey());
            reference.put("references", key.getValue());
            references.add(reference);
        }
        return references;
    }
}
