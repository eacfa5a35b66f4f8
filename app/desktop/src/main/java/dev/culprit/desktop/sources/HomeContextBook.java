package dev.culprit.desktop.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.metadata.changes.ChangesFile;
import dev.culprit.connector.metadata.reading.Caps;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextBook;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.desktop.settings.OwnerOnlyFile;
import dev.culprit.desktop.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Links and entered changes, one file for each source, read anew each time and replaced as a whole.
/// Its changes have the form of any file of changes.
public final class HomeContextBook implements ContextBook {
    private static final String ORIGIN = "entered by hand";
    private static final int NAME = 24;

    private final Path folder;
    private final JsonMapper json = new JsonMapper();

    public HomeContextBook(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized List<String> links(String source) {
        List<String> links = new ArrayList<>();
        read(source).path("links").forEach(link -> links.add(link.asText()));
        return links;
    }

    @Override
    public synchronized void link(String source, String place) {
        List<String> links = links(source);
        if (!links.contains(place)) {
            links.add(place);
            save(source, links, entered(source));
        }
    }

    @Override
    public synchronized void unlink(String source, String place) {
        List<String> links = links(source);
        if (links.remove(place)) {
            save(source, links, entered(source));
        }
    }

    @Override
    public synchronized List<Change> entered(String source) {
        Path file = file(source);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return new ChangesFile(file, ORIGIN, Caps.USUAL)
                    .changes(Period.ANY, Set.of())
                    .what()
                    .orElse(List.of());
        } catch (ConnectorException damaged) {
            throw new SettingsException(file + " is damaged.");
        }
    }

    @Override
    public synchronized void enter(String source, Change change) {
        List<Change> all = new ArrayList<>(entered(source));
        all.removeIf(each -> each.reference().id().equals(change.reference().id()));
        all.add(change);
        all.sort(Comparator.comparing(Change::at));
        save(source, links(source), all);
    }

    @Override
    public synchronized void remove(String source, String id) {
        List<Change> all = new ArrayList<>(entered(source));
        if (all.removeIf(each -> each.reference().id().equals(id))) {
            save(source, links(source), all);
        }
    }

    private JsonNode read(String source) {
        Optional<String> text = new OwnerOnlyFile(file(source)).read();
        try {
            return json.readTree(text.orElse("{}"));
        } catch (JsonProcessingException damaged) {
            throw new SettingsException(file(source) + " is damaged.");
        }
    }

    private void save(String source, List<String> links, List<Change> changes) {
        ObjectNode root = json.createObjectNode();
        root.put("version", 1).put("source", known(source));
        links.forEach(root.putArray("links")::add);
        ArrayNode array = root.putArray("changes");
        changes.forEach(change -> write(array.addObject(), change));
        new OwnerOnlyFile(file(source)).write(root.toPrettyString() + "\n");
    }

    private static void write(ObjectNode node, Change change) {
        node.put("id", change.reference().id())
                .put("kind", change.kind().key())
                .put("outcome", change.outcome().key())
                .put("at", change.at().toString())
                .put("title", change.title());
        change.until().ifPresent(until -> node.put("until", until.toString()));
        change.rows().ifPresent(rows -> node.put("rows", rows));
        put(node, "system", change.system());
        put(node, "author", change.author());
        ArrayNode tables = node.putArray("tables");
        change.tables().forEach(table -> tables.add(table.toString()));
        change.columns().forEach(node.withArray("columns")::add);
    }

    private static void put(ObjectNode node, String field, String text) {
        if (!text.isEmpty()) {
            node.put(field, text);
        }
    }

    /// Named by a hash: a location may be long and hold any character.
    private Path file(String source) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(known(source).getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash).substring(0, NAME) + ".json");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A folder is the same however it is written.
    private static String known(String source) {
        try {
            Path path = Path.of(source);
            return Files.isDirectory(path) ? path.toRealPath().toString() : source;
        } catch (InvalidPathException | IOException other) {
            return source;
        }
    }
}
