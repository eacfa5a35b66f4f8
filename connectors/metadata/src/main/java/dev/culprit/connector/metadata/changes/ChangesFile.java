package dev.culprit.connector.metadata.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.connector.metadata.reading.Clean;
import dev.culprit.connector.metadata.reading.ContextFolder;
import dev.culprit.connector.metadata.reading.TableNames;
import dev.culprit.connector.metadata.reading.Times;
import dev.culprit.connector.metadata.reading.Trees;
import dev.culprit.connector.metadata.reading.Warnings;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Kind;
import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// `{"changes": [{"kind", "at", "title", …}]}`: what people enter by hand and scripts that deploy can
/// write. `at` and `title` are needed; what lacks them is left out with a warning.
public final class ChangesFile implements ContextSource {
    private final Path file;
    private final String origin;
    private final Caps caps;

    /// @param origin where the ids of its changes mean something
    public ChangesFile(Path file, String origin, Caps caps) {
        this.file = file;
        this.origin = origin;
        this.caps = caps;
    }

    @Override
    public String name() {
        return origin;
    }

    @Override
    public Told<List<Change>> changes(Period period, Set<TableName> known)
            throws ConnectorException {
        ContextFolder folder =
                ContextFolder.open(
                        Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file), caps);
        List<JsonNode> nodes = new ArrayList<>();
        folder.json(
                file,
                parser -> {
                    Trees.members(parser, Set.of("changes"), (_, _, value) -> nodes.add(value));
                    return nodes;
                });
        var warnings = new Warnings();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Optional<Change> change = change(nodes.get(i), i + 1);
            change.ifPresent(changes::add);
            if (change.isEmpty()) {
                warnings.add(
                        "Change " + (i + 1) + " of " + file.getFileName() + " lacks at or title.");
            }
        }
        return new Told<>(Optional.of(changes), warnings.list());
    }

    private Optional<Change> change(JsonNode node, int number) {
        String title = Trees.text(node, "title");
        Optional<LocalDateTime> at = Times.utc(Trees.text(node, "at"));
        if (title.isBlank() || at.isEmpty()) {
            return Optional.empty();
        }
        String id = Clean.name(Trees.first(node, "id").orElse("#" + number));
        List<TableName> tables = new ArrayList<>();
        texts(node.path("tables")).forEach(name -> TableNames.of(name).ifPresent(tables::add));
        return Optional.of(
                new Change(
                        one(Kind.values(), Trees.text(node, "kind"), Kind.OTHER),
                        one(Outcome.values(), Trees.text(node, "outcome"), Outcome.UNKNOWN),
                        at.get(),
                        Times.utc(Trees.text(node, "until")),
                        Clean.name(Trees.text(node, "system")),
                        Clean.title(title),
                        new Change.Reference(
                                id, Trees.first(node, "origin").map(Clean::name).orElse(origin)),
                        tables,
                        texts(node.path("columns")).map(Clean::name).toList(),
                        Clean.name(Trees.text(node, "author")),
                        node.path("rows").canConvertToLong()
                                ? OptionalLong.of(node.path("rows").asLong())
                                : OptionalLong.empty()));
    }

    private static Stream<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts.stream().filter(text -> !text.isBlank());
    }

    private static <E extends Enum<E>> E one(E[] of, String name, E otherwise) {
        return Stream.of(of)
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(otherwise);
    }
}
