package dev.culprit.desktop.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.library.LibraryNote;
import dev.culprit.core.library.LibraryNotes;
import dev.culprit.desktop.settings.OwnerOnlyFile;
import dev.culprit.desktop.settings.SettingsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tags and archive in `library.json`, read anew each time and replaced as a whole. The log, in which
/// nothing can be taken back, is not the place for them.
public final class HomeLibraryNotes implements LibraryNotes {
    private static final Logger LOG = LoggerFactory.getLogger(HomeLibraryNotes.class);
    private static final int VERSION = 1;

    private final OwnerOnlyFile file;
    private final JsonMapper json = new JsonMapper();

    public HomeLibraryNotes(Path file) {
        this.file = new OwnerOnlyFile(file);
    }

    @Override
    public synchronized Map<InvestigationId, LibraryNote> all() {
        try {
            return read();
        } catch (SettingsException damaged) {
            LOG.warn("No notes: {}", damaged.getMessage());
            return Map.of();
        }
    }

    private Map<InvestigationId, LibraryNote> read() {
        Map<InvestigationId, LibraryNote> all = new HashMap<>();
        parsed(file.read().orElse("{\"version\": 1}"))
                .path("investigations")
                .properties()
                .forEach(entry ->
                        all.put(new InvestigationId(entry.getKey()), note(entry.getValue())));
        return all;
    }

    private static LibraryNote note(JsonNode node) {
        List<String> tags = new ArrayList<>();
        node.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new LibraryNote(tags, node.path("archived").asBoolean());
    }

    private JsonNode parsed(String text) {
        try {
            JsonNode root = json.readTree(text);
            if (root.path("version").asInt() != VERSION) {
                throw new SettingsException(
                        file.path() + " is damaged or of a newer Culprit; move it away.");
            }
            return root;
        } catch (JsonProcessingException damaged) {
            throw new SettingsException(file.path() + " is damaged; move it away.");
        }
    }

    @Override
    public synchronized Optional<String> put(InvestigationId id, LibraryNote note) {
        try {
            Map<String, LibraryNote> all = new TreeMap<>();
            read().forEach((each, noted) -> all.put(each.value(), noted));
            all.put(id.value(), note);
            all.values().removeIf(LibraryNote.NONE::equals);
            file.write(written(all));
            return Optional.empty();
        } catch (SettingsException unwritable) { // also a damaged file, which is not replaced
            return Optional.of(String.valueOf(unwritable.getMessage()));
        }
    }

    private String written(Map<String, LibraryNote> all) {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        ObjectNode nodes = root.putObject("investigations");
        all.forEach((each, noted) -> {
            ObjectNode node = nodes.putObject(each);
            noted.tags().forEach(node.withArray("tags")::add);
            if (noted.archived()) {
                node.put("archived", true);
            }
        });
        return root.toPrettyString() + "\n";
    }
}
