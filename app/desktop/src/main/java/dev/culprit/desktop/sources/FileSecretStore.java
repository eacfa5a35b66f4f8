package dev.culprit.desktop.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SecretStore;
import dev.culprit.core.source.Secrets;
import dev.culprit.desktop.settings.OwnerOnlyFile;
import dev.culprit.desktop.settings.SettingsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Secrets of sources: from `CULPRIT_SOURCE_NAME_FIELD`, else from a file in plain text; the rights of
/// the file protect it and nothing else does.
public final class FileSecretStore implements SecretStore {
    private final OwnerOnlyFile file;
    private final Map<String, String> environment;
    private final JsonMapper json = new JsonMapper();

    public FileSecretStore(Path file, Map<String, String> environment) {
        this.file = new OwnerOnlyFile(file);
        this.environment = Map.copyOf(environment);
    }

    /// The variable that goes before the file: name and field in capitals, other characters as `_`.
    public static String variableOf(String source, String field) {
        return "CULPRIT_SOURCE_"
                + (source + "_" + field).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    @Override
    public Secrets of(String source) {
        return field -> {
            String given = environment.getOrDefault(variableOf(source, field), "");
            return given.isBlank()
                    ? Secret.of(read().path(source).path(field).asText(""))
                    : Secret.of(given);
        };
    }

    /// Where the secret is; empty when there is none.
    public Optional<String> place(String source, String field) {
        String variable = variableOf(source, field);
        if (!environment.getOrDefault(variable, "").isBlank()) {
            return Optional.of(variable);
        }
        return of(source).secret(field).isEmpty()
                ? Optional.empty()
                : Optional.of(String.valueOf(file.path().getFileName()));
    }

    @Override
    public synchronized void put(String source, String field, Secret secret) {
        ObjectNode all = read();
        all.withObjectProperty(source).put(field, secret.reveal());
        write(all);
    }

    @Override
    public synchronized void remove(String source) {
        ObjectNode all = read();
        if (all.remove(source) != null) {
            write(all);
        }
    }

    /// Whether others on this machine may read the file.
    public boolean isOpenToOthers() {
        return file.isOpenToOthers();
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
        return "FileSecretStore[" + file.path() + "]";
    }
}
