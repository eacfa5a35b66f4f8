package dev.culprit.desktop.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.TableScan;
import dev.culprit.desktop.alert.JsonAlertWriter;
import java.util.List;

/// Scans for other programs: each table with its oddities, the strongest first, each with the alert
/// that can be investigated.
public final class ScanJson {
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonAlertWriter alerts = new JsonAlertWriter();

    public String text(String source, List<TableScan> scans) {
        ObjectNode root = nodes.objectNode();
        root.put("source", source);
        var tables = root.putArray("tables");
        scans.forEach(scan -> tables.add(table(scan)));
        try {
            return JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of nodes can always be written", e);
        }
    }

    private ObjectNode table(TableScan scan) {
        ObjectNode node = nodes.objectNode();
        node.put("table", scan.table().toString());
        node.put("looked_at", scan.span().isPresent());
        node.put("rows", scan.rows());
        node.put("metrics", scan.metrics());
        scan.span()
                .ifPresent(span ->
                        node.putObject("span")
                                .put("column", span.column())
                                .put("start", span.start().toString())
                                .put("end", span.end().toString()));
        var notes = node.putArray("notes");
        scan.notes().forEach(notes::add);
        var oddities = node.putArray("oddities");
        scan.oddities().forEach(oddity -> oddities.add(oddity(oddity)));
        var queries = node.putArray("queries");
        scan.answers().forEach(answer -> queries.add(query(answer)));
        return node;
    }

    private ObjectNode oddity(Oddity oddity) {
        ObjectNode node = nodes.objectNode();
        node.put("sentence", oddity.sentence());
        node.put("strength", oddity.strength());
        node.put("score", oddity.score());
        node.put("lasting", oddity.lasting());
        node.set("alert", alerts.json(oddity.toAlert()));
        return node;
    }

    private ObjectNode query(ScanAnswer answer) {
        ObjectNode node = nodes.objectNode();
        node.put("key", answer.query().key());
        node.put("sql", answer.query().sql());
        switch (answer) {
            case ScanAnswer.Rows(_, var rows, var millis) ->
                    node.put("rows", rows.rowCount()).put("millis", millis);
            case ScanAnswer.Problem(_, var sentence) -> node.put("problem", sentence);
        }
        return node;
    }
}
