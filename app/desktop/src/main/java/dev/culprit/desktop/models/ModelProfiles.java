package dev.culprit.desktop.models;

import dev.culprit.desktop.settings.OwnerOnlyFile;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.llm.chat.ModelProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The profiles and the *local only* switch, in `models.json`. Read anew each time, since another process
/// may have written it; replaced as a whole.
public final class ModelProfiles {
    private final OwnerOnlyFile file;
    private final ProfileJson json = new ProfileJson();

    /// @param byName sorted
    record Settings(boolean localOnly, TreeMap<String, ModelProfile> byName) {}

    public ModelProfiles(Path file) {
        this.file = new OwnerOnlyFile(file);
    }

    /// By name. None of them says yet where its key is kept.
    ///
    /// @throws SettingsException when the file is damaged
    public List<ModelProfile> all() {
        return List.copyOf(read().byName().values());
    }

    public Optional<ModelProfile> find(String name) {
        return Optional.ofNullable(read().byName().get(name));
    }

    public void save(ModelProfile profile) {
        change(settings -> {
            settings.byName().put(profile.name(), profile);
            return settings;
        });
    }

    public void remove(String name) {
        change(settings -> {
            settings.byName().remove(name);
            return settings;
        });
    }

    public boolean localOnly() {
        return read().localOnly();
    }

    public void localOnly(boolean only) {
        change(settings -> new Settings(only, settings.byName()));
    }

    private synchronized void change(UnaryOperator<Settings> change) {
        file.write(json.write(change.apply(read())));
    }

    private Settings read() {
        return file.read()
                .map(text -> json.read(file.path(), text))
                .orElseGet(() -> new Settings(false, new TreeMap<>()));
    }
}
