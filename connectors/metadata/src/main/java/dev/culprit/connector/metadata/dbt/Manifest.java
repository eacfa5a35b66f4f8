package dev.culprit.connector.metadata.dbt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.reading.TableNames;
import dev.culprit.connector.metadata.reading.Trees;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.SqlLineage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The graph of a project: models, seeds, snapshots and sources with what each depends on. A model
/// without a table of its own (`ephemeral`) is passed through.
final class Manifest {
    private static final Set<String> PARTS = Set.of("nodes", "sources");
    private static final Set<String> WITH_TABLE = Set.of("model", "seed", "snapshot", "source");

    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /// @param table absent where it has none
    /// @param parents ids of what it depends on
    /// @param sql as the database got it, else as it was written; empty when unknown
    private record Node(
            String type,
            Optional<TableName> table,
            List<String> parents,
            String file,
            String sql) {}

    /// A column of a table that must be found in another's.
    private record Relation(TableName child, String column, TableName parent, String field) {}

    private final List<Relation> relations = new ArrayList<>();
    private final Map<String, JsonNode> tests = new LinkedHashMap<>();

    private Manifest() {}

    static Manifest read(ContextFolder folder, Path file) throws ConnectorException {
        var manifest = new Manifest();
        folder.json(
                file,
                parser -> {
                    Trees.members(parser, PARTS, manifest::add);
                    return manifest;
                });
        manifest.tests.values().forEach(manifest::relation);
        manifest.tests.clear();
        return manifest;
    }

    private void add(String part, String id, JsonNode node) throws IOException {
        String type = part.equals("sources") ? "source" : Trees.text(node, "resource_type");
        if (type.equals("test")) {
            tests.put(id, node);
        }
        List<String> parents = new ArrayList<>();
        node.path("depends_on").path("nodes").forEach(parent -> parents.add(parent.asText()));
        boolean ephemeral = Trees.text(node, "config", "materialized").equals("ephemeral");
        Optional<TableName> table =
                WITH_TABLE.contains(type) && !ephemeral ? table(node) : Optional.empty();
        nodes.put(
                id,
                new Node(
                        type,
                        table,
                        List.copyOf(parents),
                        Trees.text(node, "original_file_path"),
                        Trees.first(node, "compiled_code", "compiled_sql").orElse("")));
    }

    private static Optional<TableName> table(JsonNode node) {
        return Trees.first(node, "relation_name")
                .or(() ->
                        Trees.first(node, "alias", "identifier", "name")
                                .map(name -> Trees.text(node, "schema") + "." + name))
                .flatMap(TableNames::of);
    }

    private void relation(JsonNode test) {
        if (!Trees.text(test, "test_metadata", "name").equals("relationships")) {
            return;
        }
        JsonNode arguments = test.path("test_metadata").path("kwargs");
        String column = Trees.text(arguments, "column_name");
        String field = Trees.text(arguments, "field");
        Optional<TableName> child = tableOf(attached(test));
        Optional<TableName> parent =
                parents(test).stream()
                        .filter(id -> !id.equals(attached(test)))
                        .flatMap(id -> tableOf(id).stream())
                        .findFirst();
        if (child.isPresent() && parent.isPresent() && !column.isBlank()) {
            relations.add(new Relation(child.get(), column, parent.get(), field));
        }
    }

    private static List<String> parents(JsonNode node) {
        List<String> parents = new ArrayList<>();
        node.path("depends_on").path("nodes").forEach(parent -> parents.add(parent.asText()));
        return parents;
    }

    /// The model that a test is about: older manifests do not say, then it is the last it depends on.
    private static String attached(JsonNode test) {
        List<String> parents = parents(test);
        return Trees.first(test, "attached_node")
                .orElse(parents.isEmpty() ? "" : parents.getLast());
    }

    /// The table of a node.
    Optional<TableName> tableOf(String id) {
        return Optional.ofNullable(nodes.get(id)).flatMap(Node::table);
    }

    /// The tables that a test depends on, the model it is about first.
    List<TableName> tablesOfTest(String id) {
        Node test = nodes.get(id);
        return test == null
                ? List.of()
                : test.parents().reversed().stream()
                        .flatMap(parent -> tableOf(parent).stream())
                        .toList();
    }

    /// Which file makes which table, by its path within the project.
    Map<String, Set<TableName>> files() {
        Map<String, Set<TableName>> files = new HashMap<>();
        nodes.values().stream()
                .filter(node -> !node.type().equals("source") && !node.file().isBlank())
                .forEach(node ->
                        node.table()
                                .ifPresent(table ->
                                        files.computeIfAbsent(
                                                        node.file().replace('\\', '/'),
                                                        _ -> new LinkedHashSet<>())
                                                .add(table)));
        return files;
    }

    Lineage lineage(SqlLineage sql) {
        List<Lineage.Edge> edges = new ArrayList<>();
        for (Map.Entry<String, Node> each : nodes.entrySet()) {
            Optional<TableName> to = each.getValue().table();
            if (to.isPresent()) {
                Map<TableName, Map<String, String>> columns = columns(each.getValue(), sql);
                for (TableName from : upstream(each.getValue())) {
                    edges.add(
                            new Lineage.Edge(
                                    from,
                                    to.get(),
                                    via(from, to.get()),
                                    columns.getOrDefault(from, Map.of())));
                }
            }
        }
        return new Lineage(edges);
    }

    private Set<TableName> upstream(Node node) {
        Set<TableName> found = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(node.parents());
        while (!open.isEmpty()) {
            String id = open.removeFirst();
            Node parent = nodes.get(id);
            if (parent == null || !seen.add(id)) {
                continue;
            }
            parent.table().ifPresentOrElse(found::add, () -> open.addAll(parent.parents()));
        }
        return found;
    }

    private String via(TableName from, TableName to) {
        return relations.stream()
                .filter(it -> it.child().equals(to) && it.parent().equals(from))
                .filter(it -> it.column().equalsIgnoreCase(it.field()))
                .map(Relation::column)
                .findFirst()
                .orElse("");
    }

    /// What the SQL that was run says of columns; nothing where it cannot be read.
    private static Map<TableName, Map<String, String>> columns(Node node, SqlLineage sql) {
        Map<TableName, Map<String, String>> columns = new HashMap<>();
        if (!node.sql().isBlank()) {
            sql.read(node.sql(), node.table())
                    .edges()
                    .forEach(edge -> columns.put(edge.from(), edge.columns()));
        }
        return columns;
    }
}
