package dev.culprit.connector.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.connector.files.Catalog.TableEntry;
import dev.culprit.connector.kit.duckdb.Sentences;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `catalog.json`. Unknown fields are ignored; a field of the wrong shape is an error that
/// names it, because a catalogue that is half believed is worse than none.
final class CatalogReader {
    static final String FILE_NAME = "catalog.json";

    private final Path file;

    private CatalogReader(Path file) {
        this.file = file;
    }

    static Catalog read(Path folder) throws ConnectorException {
        Path file = folder.resolve(FILE_NAME);
        return Files.exists(file) ? new CatalogReader(file).read() : Catalog.NONE;
    }

    private Catalog read() throws ConnectorException {
        JsonNode root = parse();
        Map<String, TableEntry> tables = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : object(root, "tables", "").properties()) {
            String where = "tables." + entry.getKey();
            tables.put(
                    entry.getKey().toLowerCase(Locale.ROOT),
                    table(shaped(entry.getValue(), where), where + "."));
        }
        return new Catalog(tables, lineage(root));
    }

    private JsonNode parse() throws ConnectorException {
        try {
            return shaped(new ObjectMapper().readTree(file.toFile()), "it");
        } catch (JsonProcessingException cause) {
            long line = cause.getLocation() == null ? 1 : cause.getLocation().getLineNr();
            throw broken("line " + line + ": " + cause.getOriginalMessage());
        } catch (IOException cause) {
            throw new ConnectorException(
                    FailureKind.UNREACHABLE,
                    file + " cannot be read: " + Sentences.reason(cause),
                    cause);
        }
    }

    private TableEntry table(JsonNode node, String where) throws ConnectorException {
        Map<String, String> types = new HashMap<>();
        for (Map.Entry<String, JsonNode> type : object(node, "columns", where).properties()) {
            types.put(
                    type.getKey().toLowerCase(Locale.ROOT),
                    text(type.getValue(), where + "columns." + type.getKey()));
        }
        return new TableEntry(types, primaryKey(node, where), foreignKeys(node, where));
    }

    private List<String> primaryKey(JsonNode node, String where) throws ConnectorException {
        List<String> columns = new ArrayList<>();
        for (JsonNode column : list(node, "primary_key", where)) {
            columns.add(text(column, where + "primary_key"));
        }
        return columns;
    }

    private List<ForeignKey> foreignKeys(JsonNode node, String where) throws ConnectorException {
        List<ForeignKey> keys = new ArrayList<>();
        for (JsonNode key : list(node, "foreign_keys", where)) {
            String references = text(key.path("references"), where + "foreign_keys.references");
            int dot = references.lastIndexOf('.');
            if (dot < 1 || dot == references.length() - 1) {
                throw broken(where + "foreign_keys.references must read \"table.column\".");
            }
            keys.add(
                    new ForeignKey(
                            text(key.path("column"), where + "foreign_keys.column"),
                            TableName.of(references.substring(0, dot)),
                            references.substring(dot + 1)));
        }
        return keys;
    }

    private Optional<Lineage> lineage(JsonNode root) throws ConnectorException {
        if (!root.has("lineage")) {
            return Optional.empty();
        }
        List<Lineage.Edge> edges = new ArrayList<>();
        for (JsonNode edge : list(root, "lineage", "")) {
            Map<String, String> columns = new HashMap<>();
            for (Map.Entry<String, JsonNode> column :
                    object(edge, "columns", "lineage.").properties()) {
                columns.put(column.getKey(), text(column.getValue(), "lineage.columns"));
            }
            edges.add(
                    new Lineage.Edge(
                            TableName.of(text(edge.path("from"), "lineage.from")),
                            TableName.of(text(edge.path("to"), "lineage.to")),
                            edge.path("via").asText(""),
                            columns));
        }
        return Optional.of(new Lineage(edges));
    }

    private JsonNode object(JsonNode node, String field, String where) throws ConnectorException {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull()
                ? new ObjectMapper().createObjectNode()
                : shaped(value, where + field);
    }

    private JsonNode shaped(JsonNode node, String what) throws ConnectorException {
        if (!node.isObject()) {
            throw broken(what + " must be an object in braces.");
        }
        return node;
    }

    private Iterable<JsonNode> list(JsonNode node, String field, String where)
            throws ConnectorException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw broken(where + field + " must be a list in brackets.");
        }
        return value;
    }

    private String text(JsonNode node, String what) throws ConnectorException {
        if (!node.isTextual() || node.asText().isBlank()) {
            throw broken(what + " must be a text.");
        }
        return node.asText();
    }

    private ConnectorException broken(String what) {
        return new ConnectorException(FailureKind.REJECTED, file + " is not usable: " + what);
    }
}
