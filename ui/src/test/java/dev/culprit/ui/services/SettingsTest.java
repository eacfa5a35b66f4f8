package dev.culprit.ui.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Preferences preferences = Preferences.inMemory();
    private final Settings settings = new Settings(preferences);

    @Test
    void everySettingHasItsUsualValueAtFirst() {
        for (Setting setting : KnownSettings.ALL) {
            assertThat(settings.get(setting)).isEqualTo(setting.standard());
            assertThat(settings.isSet(setting)).isFalse();
        }
        assertThat(settings.limits(settings.profile())).isEqualTo(Limits.of(Profile.STANDARD));
        assertThat(settings.limits(ExecutionProfile.OWN)).isEqualTo(Limits.of(Profile.STANDARD));
    }

    @Test
    void noTwoSettingsShareAKey() {
        assertThat(KnownSettings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
    }

    @Test
    void ownLimitsAreThoseThatWereSet() {
        settings.set(KnownSettings.PROFILE, "own");
        settings.set(KnownSettings.HYPOTHESES, "3");
        settings.set(KnownSettings.QUERIES, "12");
        settings.set(KnownSettings.QUERIES_PER_HYPOTHESIS, "4");
        settings.set(KnownSettings.RETRIES, "0");
        settings.set(KnownSettings.FAILURES, "2");
        settings.set(KnownSettings.ROWS, "500");
        settings.set(KnownSettings.SECONDS, "60");
        settings.set(KnownSettings.QUERY_SECONDS, "7");

        assertThat(settings.limits(settings.profile()))
                .isEqualTo(
                        new Limits(
                                3,
                                12,
                                4,
                                0,
                                2,
                                500,
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(7)));
    }

    @Test
    void aDamagedValueFallsBackAndIsTold() {
        preferences.put("theme", "purple");
        preferences.put("scale", "900");

        assertThat(settings.get(KnownSettings.THEME)).isEqualTo("system");
        assertThat(settings.number(KnownSettings.SCALE)).isEqualTo(100);
        assertThat(settings.damaged())
                .containsExactly(
                        new Settings.Damaged(KnownSettings.THEME, "purple"),
                        new Settings.Damaged(KnownSettings.SCALE, "900"));
    }

    @Test
    void whatIsNoValueIsNotStored() {
        assertThatThrownBy(() -> settings.set(KnownSettings.SCALE, "a lot"))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(preferences.get("scale")).isEmpty();
    }

    @Test
    void listenersHearOfChangesOnceAndOnlyOfRealOnes() {
        List<Setting> heard = new ArrayList<>();
        settings.onChange(heard::add);
        settings.set(KnownSettings.APPROVAL, "AUTO");
        settings.set(KnownSettings.APPROVAL, "auto");
        settings.unset(KnownSettings.APPROVAL);
        settings.unset(KnownSettings.APPROVAL);

        assertThat(heard).containsExactly(KnownSettings.APPROVAL, KnownSettings.APPROVAL);
        assertThat(settings.approval(KnownSettings.APPROVAL)).isEqualTo(ApprovalMode.ASK);
    }

    @Test
    void whatAnotherProcessChangedIsHeardWhenLookedFor() {
        List<Setting> heard = new ArrayList<>();
        settings.onChange(heard::add);
        preferences.put("zone", "Europe/Berlin");
        settings.refresh();

        assertThat(heard).containsExactly(KnownSettings.ZONE);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }
}
