package dev.culprit.ui.settings;

import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import java.util.Arrays;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// One setting on the page: its value as it is now, and whether it is shown.
final class SettingEntry {
    private final Setting setting;
    private final Settings settings;
    private final SettingWords words;
    private final ReadOnlyStringWrapper value = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper set = new ReadOnlyBooleanWrapper();
    private final BooleanProperty shown = new SimpleBooleanProperty(true);
    private final BooleanProperty usable = new SimpleBooleanProperty(true);

    SettingEntry(Setting setting, Settings settings, SettingWords words) {
        this.setting = setting;
        this.settings = settings;
        this.words = words;
        read();
    }

    void read() {
        value.set(settings.get(setting));
        set.set(settings.isSet(setting));
    }

    /// Decides, or says which values there are. What is no value changes nothing.
    void decide(String text) {
        if (setting.read(text).isEmpty()) {
            problem.set(words.name(setting) + ": " + words.expected(setting));
            return;
        }
        problem.set("");
        boolean kept = settings.set(setting, text);
        read();
        warn(kept);
    }

    void reset() {
        problem.set("");
        boolean kept = settings.unset(setting);
        read();
        warn(kept);
    }

    private void warn(boolean kept) {
        problem.set(kept ? "" : words.messages().get("settings.unwritable"));
    }

    /// Whether each of the words stands in its name, explanation, values or key.
    boolean hasAll(String query) {
        String text =
                String.join(
                                " ",
                                words.name(setting),
                                words.explanation(setting),
                                words.section(setting.section()),
                                words.values(setting),
                                setting.key())
                        .toLowerCase(words.messages().locale());
        return Arrays.stream(query.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(text::contains);
    }

    Setting setting() {
        return setting;
    }

    ReadOnlyStringProperty value() {
        return value.getReadOnlyProperty();
    }

    /// What is wrong with what was typed; empty when nothing is.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Whether it was decided, so that it can be taken back.
    ReadOnlyBooleanProperty isSet() {
        return set.getReadOnlyProperty();
    }

    BooleanProperty shown() {
        return shown;
    }

    /// Whether it has an effect as other settings are.
    BooleanProperty usable() {
        return usable;
    }
}
