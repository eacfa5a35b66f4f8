package dev.culprit.desktop.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.desktop.settings.OwnerOnlyFile;
import dev.culprit.desktop.settings.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The keys of models: from `CULPRIT_KEY_NAME`, else from the secrets file, else from the variable that
/// the provider's own tools read. The last is asked for only when the endpoint is that provider's own,
/// so that no key goes to somebody else.
///
/// The file is plain text; the rights of the file protect it and nothing else does.
public final class Keys {
    private static final Map<String, String> USUAL =
            Map.of(
                    "api.anthropic.com", "ANTHROPIC_API_KEY",
                    "api.openai.com", "OPENAI_API_KEY",
                    "api.groq.com", "GROQ_API_KEY",
                    "models.github.ai", "GITHUB_TOKEN");

    private final OwnerOnlyFile file;
    private final Map<String, String> environment;
    private final JsonMapper json = new JsonMapper();

    public Keys(Path file, Map<String, String> environment) {
        this.file = new OwnerOnlyFile(file);
        this.environment = Map.copyOf(environment);
    }

    /// @param profile its name
    public Optional<String> find(String profile, URI endpoint) {
        return variable(variableOf(profile))
                .or(() -> stored(profile))
                .or(() -> usual(endpoint).flatMap(this::variable));
    }

    /// Where [#find] finds it, for people: the name of a variable or of the file, never the key.
    public Optional<String> place(String profile, URI endpoint) {
        if (variable(variableOf(profile)).isPresent()) {
            return Optional.of(variableOf(profile));
        }
        return stored(profile).isPresent()
                ? Optional.of(String.valueOf(file.path().getFileName()))
                : usual(endpoint).filter(it -> variable(it).isPresent());
    }

    /// The variable for one profile: `CULPRIT_KEY_` and its name in capitals, other characters as `_`.
    public static String variableOf(String profile) {
        return "CULPRIT_KEY_" + profile.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /// The variable that tools of the endpoint's provider read.
    public static Optional<String> usual(URI endpoint) {
        return "https".equals(endpoint.getScheme())
                ? Optional.ofNullable(USUAL.get(endpoint.getHost().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    public synchronized void store(String profile, String key) {
        write(read().put(profile, key.strip()));
    }

    public synchronized void remove(String profile) {
        ObjectNode all = read();
        if (all.remove(profile) != null) {
            write(all);
        }
    }

    /// Whether others on this machine may read the file.
    public boolean isOpenToOthers() {
        return file.isOpenToOthers();
    }

    private Optional<String> stored(String profile) {
        return Optional.of(read().path(profile).asText("")).filter(key -> !key.isBlank());
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(key -> !key.isBlank());
    }

    private ObjectNode read() {
        try {
            return file.read().isPresent()
                    ? json.readValue(file.read().get(), ObjectNode.class)
                    : json.createObjectNode();
        } catch (JsonProcessingException damaged) {
            throw new SettingsException(
                    file.path() + " is no JSON object any more; repair or delete it.");
        }
    }

    private void write(ObjectNode all) {
        file.write(all.toPrettyString() + "\n");
    }

    @Override
    public String toString() {
        return "Keys[" + file.path() + "]";
    }
}
