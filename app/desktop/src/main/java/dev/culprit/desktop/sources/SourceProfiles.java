package dev.culprit.desktop.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.settings.OwnerOnlyFile;
import dev.culprit.desktop.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The sources a person has set up, in `sources.json`. Read anew each time, since another process may
/// have written it; replaced as a whole. Holds no secret.
public final class SourceProfiles {
    private static final int VERSION = 1;
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._-]{0,58}[\\p{L}\\p{N}])?");

    private final OwnerOnlyFile file;
    private final JsonMapper json = new JsonMapper();

    public SourceProfiles(Path file) {
        this.file = new OwnerOnlyFile(file);
    }

    /// What is wrong with a name, as a sentence. A name goes before an address, so it must not look
    /// like one.
    public static Optional<String> problem(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(
                        "A name has letters and digits, and between them spaces, dots, hyphens or"
                                + " underscores; at most 60 in all.");
    }

    /// By name.
    ///
    /// @throws SettingsException when the file is damaged
    public List<SourceProfile> all() {
        return List.copyOf(read().values());
    }

    public Optional<SourceProfile> find(String name) {
        return Optional.ofNullable(read().get(name));
    }

    public void save(SourceProfile profile) {
        change(all -> all.put(profile.name(), profile));
    }

    public void remove(String name) {
        change(all -> all.remove(name));
    }

    private synchronized void change(Consumer<Map<String, SourceProfile>> change) {
        Map<String, SourceProfile> all = new TreeMap<>(read());
        change.accept(all);
        file.write(write(all));
    }

    private String write(Map<String, SourceProfile> all) {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        ObjectNode sources = root.putObject("sources");
        all.forEach((name, profile) -> {
            ObjectNode node = sources.putObject(name).put("type", profile.type());
            ObjectNode settings = node.putObject("settings");
            profile.settings().forEach(settings::put);
        });
        return root.toPrettyString() + "\n";
    }

    private Map<String, SourceProfile> read() {
        return file.read().map(this::parsed).orElseGet(Map::of);
    }

    private Map<String, SourceProfile> parsed(String text) {
        try {
            JsonNode root = json.readTree(text);
            int version = root.path("version").asInt();
            if (version != VERSION) {
                throw new SettingsException(
                        file.path()
                                + " has version "
                                + version
                                + "; this Culprit reads "
                                + VERSION
                                + ".");
            }
            var all = new TreeMap<String, SourceProfile>();
            root.path("sources")
                    .properties()
                    .forEach(each ->
                            all.put(each.getKey(), profile(each.getKey(), each.getValue())));
            return all;
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            throw new SettingsException(file.path() + " is damaged; repair or delete it.");
        }
    }

    private static SourceProfile profile(String name, JsonNode node) {
        var settings = new TreeMap<String, String>();
        node.path("settings")
                .properties()
                .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
        return new SourceProfile(name, node.path("type").asText(), settings);
    }
}
