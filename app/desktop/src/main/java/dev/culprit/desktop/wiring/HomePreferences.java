package dev.culprit.desktop.wiring;

import dev.culprit.desktop.models.ModelProfiles;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Preferences;
import dev.culprit.ui.services.Setting;
import java.util.Optional;

/// The preferences of a home folder. Whether only local models may be asked is kept where the models
/// obey it, so that there is one truth.
final class HomePreferences implements Preferences {
    private final Home home;
    private final Preferences file;
    private final ModelProfiles models;

    HomePreferences(Home home) {
        this.home = home;
        this.file = new FilePreferences(home.preferences());
        this.models = new ModelProfiles(home.models());
    }

    @Override
    public String home() {
        return home.folder().toString();
    }

    @Override
    public Optional<String> get(String key) {
        return isOfModels(key) ? localOnly() : file.get(key);
    }

    @Override
    public boolean put(String key, String value) {
        return isOfModels(key) ? localOnly(value.equals(Setting.ON)) : file.put(key, value);
    }

    @Override
    public boolean remove(String key) {
        return isOfModels(key) ? localOnly(false) : file.remove(key);
    }

    private static boolean isOfModels(String key) {
        return key.equals(KnownSettings.LOCAL_MODELS.key());
    }

    /// Damaged profiles are told of where models are used, and none can be asked then.
    private Optional<String> localOnly() {
        try {
            return Optional.of(Setting.ON).filter(_ -> models.localOnly());
        } catch (SettingsException damaged) {
            return Optional.empty();
        }
    }

    private boolean localOnly(boolean only) {
        try {
            models.localOnly(only);
            return true;
        } catch (SettingsException damaged) {
            return false;
        }
    }
}
