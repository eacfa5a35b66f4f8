package dev.culprit.connector.metadata.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.core.source.ConnectorException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Events from JSON in any of the shapes in which tools export them: one object, a list, one per line,
/// or somewhere inside.
public final class JsonEvents {
    private static final int DEPTH = 12;

    private JsonEvents() {}

    /// What is broken is a warning; the events before it count.
    public static void read(
            ContextFolder folder,
            Path file,
            Warnings warnings,
            Predicate<JsonNode> isEvent,
            Consumer<JsonNode> reader)
            throws ConnectorException {
        folder.checkTime();
        try {
            folder.json(
                    file,
                    parser -> {
                        Trees.values(
                                parser, (_, _, value) -> search(value, isEvent, reader, DEPTH));
                        return true;
                    });
        } catch (ConnectorException broken) {
            warnings.add(broken.getMessage());
        }
    }

    private static void search(
            JsonNode node, Predicate<JsonNode> isEvent, Consumer<JsonNode> reader, int depth) {
        if (isEvent.test(node)) {
            reader.accept(node);
        } else if (node.isContainerNode() && depth > 0) {
            node.forEach(child -> search(child, isEvent, reader, depth - 1));
        }
    }
}
