package dev.culprit.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Preferences;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {
    private final Preferences preferences = Preferences.inMemory();
    private final Settings settings = new Settings(preferences);
    private final SettingsViewModel model =
            new SettingsViewModel(settings, new Messages(Locale.ENGLISH));

    private List<Setting> shown() {
        return Arrays.stream(Setting.Section.values())
                .flatMap(section -> model.entries(section).stream())
                .filter(entry -> entry.shown().get())
                .map(SettingEntry::setting)
                .toList();
    }

    private SettingEntry entry(Setting setting) {
        return model.entries(setting.section()).stream()
                .filter(entry -> entry.setting().equals(setting))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allWordsMustStandSomewhereInASetting() {
        model.query().set("contrast colours");
        assertThat(shown()).containsExactly(KnownSettings.THEME);
        model.query().set("query cancelled");
        assertThat(shown()).containsExactly(KnownSettings.QUERY_SECONDS);
        assertThat(entry(KnownSettings.QUERY_SECONDS).usable().get()).isFalse();
        model.query().set("no such thing");
        assertThat(shown()).isEmpty();
        assertThat(model.nothing().get()).isTrue();
    }

    @Test
    void whatAnotherProcessChangedHoldsWhenThePageIsOpened() {
        List<Setting> changed = new ArrayList<>();
        settings.onChange(changed::add);
        preferences.put(KnownSettings.SCALE.key(), "150");
        model.show();

        assertThat(changed).containsExactly(KnownSettings.SCALE);
    }

    @Test
    void ownLimitsAreShownWhereTheyHold() {
        assertThat(shown()).doesNotContain(KnownSettings.QUERIES);
        entry(KnownSettings.PROFILE).decide("own");
        model.read();
        assertThat(shown()).contains(KnownSettings.QUERIES);
        entry(KnownSettings.QUERIES).decide("12");

        assertThat(settings.limits(settings.profile()).queries()).isEqualTo(12);
        assertThat(entry(KnownSettings.QUERIES).isSet().get()).isTrue();
    }

    @Test
    void whatIsNoValueIsSaidAndChangesNothing() {
        SettingEntry zone = entry(KnownSettings.ZONE);
        zone.decide("Middle Earth");
        assertThat(zone.problem().get())
                .isEqualTo("Time zone: system, UTC or the name of a zone such as Europe/Berlin");
        assertThat(zone.value().get()).isEqualTo("UTC");
        zone.decide("Europe/Berlin");

        assertThat(zone.problem().get()).isEmpty();
        assertThat(settings.get(KnownSettings.ZONE)).isEqualTo("Europe/Berlin");
    }

    @Test
    void backToTheUsual() {
        SettingEntry scale = entry(KnownSettings.SCALE);
        scale.decide("150");
        scale.reset();

        assertThat(scale.value().get()).isEqualTo("100");
        assertThat(scale.isSet().get()).isFalse();
        assertThat(preferences.get("scale")).isEmpty();
    }

    @Test
    void aDamagedValueIsToldInASentence() {
        preferences.put("motion", "wild");

        assertThat(model.complaints())
                .containsExactly(
                        "motion is \"wild\" in the settings file, which is not one of system, on,"
                                + " off. system is used.");
    }
}
