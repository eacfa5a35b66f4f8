package dev.culprit.ui.settings;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.ExecutionProfile;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The settings as a page: found by words, changed at once. Own limits are shown where they hold or are
/// searched for.
public final class SettingsViewModel {
    private final SettingWords words;
    private final Settings settings;
    private final List<SettingEntry> entries;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper nothing = new ReadOnlyBooleanWrapper();

    public SettingsViewModel(Settings settings, Messages messages) {
        this.settings = settings;
        words = new SettingWords(messages);
        entries =
                KnownSettings.ALL.stream()
                        .map(setting -> new SettingEntry(setting, settings, words))
                        .toList();
        query.subscribe(this::filter);
        filter();
    }

    /// What another process has changed meanwhile holds from now on.
    public void show() {
        settings.refresh();
        query.set("");
        read();
        open.set(true);
    }

    public void hide() {
        open.set(false);
    }

    /// Something was decided here or elsewhere.
    public void read() {
        entries.forEach(SettingEntry::read);
        filter();
    }

    private void filter() {
        boolean own = settings.profile() == ExecutionProfile.OWN;
        for (SettingEntry entry : entries) {
            boolean inForce = own || !isLimit(entry.setting());
            entry.usable().set(inForce);
            entry.shown().set(isAsked() ? entry.hasAll(query.get()) : inForce);
        }
        nothing.set(entries.stream().noneMatch(entry -> entry.shown().get()));
    }

    private boolean isAsked() {
        return !query.get().isBlank();
    }

    private static boolean isLimit(Setting setting) {
        return setting.key().startsWith("limits.");
    }

    List<SettingEntry> entries(Setting.Section section) {
        return entries.stream().filter(entry -> entry.setting().section() == section).toList();
    }

    /// What holds instead of each damaged value, a sentence each.
    public List<String> complaints() {
        return settings.damaged().stream().map(words::sentence).toList();
    }

    SettingWords words() {
        return words;
    }

    public BooleanProperty open() {
        return open;
    }

    StringProperty query() {
        return query;
    }

    /// Whether no setting has the words that were typed.
    ReadOnlyBooleanProperty nothing() {
        return nothing.getReadOnlyProperty();
    }
}
