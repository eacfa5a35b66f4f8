package dev.culprit.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;

/// What really happened: `truth.json`, for scoring only.
///
/// @param columns the column to blame first, then others that are as right; empty for row counts
/// @param alternatives slices that select the same rows
/// @param exitCode what the command line is to answer
record Truth(
        String fault,
        String category,
        String status,
        int exitCode,
        String table,
        List<String> columns,
        Slice slice,
        List<Slice> alternatives,
        Optional<String> onset,
        String difficulty) {

    static Truth of(String fault, String category, String table, String... columns) {
        return new Truth(
                fault,
                category,
                "completed",
                0,
                table,
                List.of(columns),
                Slice.NONE,
                List.of(),
                Optional.empty(),
                "easy");
    }

    Truth in(Slice slice, List<Slice> alternatives) {
        return new Truth(
                fault,
                category,
                status,
                exitCode,
                table,
                columns,
                slice,
                alternatives,
                onset,
                difficulty);
    }

    Truth since(String time) {
        return new Truth(
                fault,
                category,
                status,
                exitCode,
                table,
                columns,
                slice,
                alternatives,
                Optional.of(time),
                difficulty);
    }

    Truth rated(String level) {
        return new Truth(
                fault,
                category,
                status,
                exitCode,
                table,
                columns,
                slice,
                alternatives,
                onset,
                level);
    }

    Truth inconclusive() {
        return new Truth(
                fault,
                category,
                "inconclusive",
                3,
                table,
                columns,
                slice,
                alternatives,
                onset,
                difficulty);
    }

    String toJson(String name, SequencedCollection<Distractor> distractors) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("case", name);
        truth.put("difficulty", difficulty);
        truth.put("table", table);
        truth.put("column", columns.isEmpty() ? null : columns.getFirst());
        truth.put("columns_accept", columns);
        truth.put("slice", slice.attributes());
        truth.put("slice_alternatives", alternatives.stream().map(Slice::attributes).toList());
        truth.put("slice_tables", sliceTables());
        truth.put("onset", onset.orElse(null));
        truth.put("domain", "online_shop");
        truth.put("distractors", distractors.stream().map(Distractor::describe).toList());
        truth.put("fault", fault);
        truth.put("category", category);
        truth.put("status", status);
        truth.put("exit_code", exitCode);
        return JsonText.render(truth);
    }

    private Map<String, String> sliceTables() {
        Map<String, String> tables = new LinkedHashMap<>();
        slice.attributes().keySet().forEach(attribute -> tables.put(attribute, table));
        return tables;
    }
}
