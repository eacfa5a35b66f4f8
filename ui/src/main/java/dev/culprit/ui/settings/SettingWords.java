package dev.culprit.ui.settings;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Settings as a person reads them, in the window and on the command line.
public record SettingWords(Messages messages) {

    public String name(Setting setting) {
        return messages.get("setting." + setting.key() + ".name");
    }

    public String explanation(Setting setting) {
        return messages.get("setting." + setting.key() + ".hint");
    }

    String section(Setting.Section section) {
        return messages.get("settings.section." + section.name().toLowerCase(Locale.ROOT));
    }

    /// A value in words; itself where it needs none.
    String value(Setting setting, String value) {
        return messages.find("setting." + setting.key() + ".value." + value)
                .or(() -> messages.find("settings.value." + value))
                .orElse(value);
    }

    /// All values in words, to be searched in.
    String values(Setting setting) {
        return setting.choices().stream()
                .map(value -> value(setting, value))
                .collect(Collectors.joining(" "));
    }

    /// A decision as an action, for example `Theme: Dark`.
    public String choice(Setting setting, String value) {
        return messages.get("action.choice", name(setting), value(setting, value));
    }

    /// Which values there are, for example `a whole number from 1 to 20`.
    public String expected(Setting setting) {
        return switch (setting.kind()) {
            case Setting.Kind.Choice(List<String> values) ->
                    messages.get("settings.expect.choice", String.join(", ", values));
            case Setting.Kind.Flag() -> messages.get("settings.expect.flag");
            case Setting.Kind.Whole(long least, long most) ->
                    messages.get("settings.expect.whole", least, most);
            case Setting.Kind.Zone() -> messages.get("settings.expect.zone");
        };
    }

    /// What is stored and no value, and what holds instead, as one sentence.
    public String sentence(Settings.Damaged damaged) {
        Setting setting = damaged.setting();
        return messages.get(
                "settings.damaged",
                setting.key(),
                damaged.stored(),
                expected(setting),
                setting.standard());
    }
}
