package dev.culprit.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceTypeTest {
    private final SourceType type =
            SourceType.of(
                    "shopbase",
                    "Shopbase",
                    SourceField.required("host"),
                    SourceField.number("port", 99),
                    SourceField.choice("mode", "safe", "fast"),
                    SourceField.flag("encrypted", true),
                    SourceField.secret("password", true));

    private SourceProfile profile(Map<String, String> settings) {
        return new SourceProfile("shop", "shopbase", settings);
    }

    @Test
    void aProfileWithAllItNeedsHasNoProblem() {
        SourceProfile profile = profile(Map.of("host", "db"));

        assertThat(type.problem(profile)).isEmpty();
        assertThat(profile.number(type.field("port").orElseThrow())).isEqualTo(99);
        assertThat(profile.flag(type.field("encrypted").orElseThrow())).isTrue();
        assertThat(profile.setting(type.field("mode").orElseThrow())).isEqualTo("safe");
    }

    @Test
    void everyNumberWithoutAProblemCanBeRead() {
        SourceField port = type.field("port").orElseThrow();
        SourceProfile largest = profile(Map.of("host", "db", "port", "2147483647"));
        SourceProfile empty = profile(Map.of("host", "db", "port", " "));

        assertThat(type.problem(largest)).isEmpty();
        assertThat(largest.number(port)).isEqualTo(Integer.MAX_VALUE);
        assertThat(type.problem(empty)).isEmpty();
        assertThat(empty.number(port)).isEqualTo(99);
        assertThat(type.problem(profile(Map.of("host", "db", "port", "2147483648"))))
                .contains("port is a number up to 2147483647, not 2147483648.");
    }

    @Test
    void aSettingThatNoFieldAsksForIsRefused() {
        assertThat(type.problem(profile(Map.of("host", "db", "socketFactory", "evil.Class"))))
                .contains("Shopbase has no setting socketFactory.");
    }

    @Test
    void aSecretAmongTheSettingsIsRefused() {
        assertThat(type.problem(profile(Map.of("host", "db", "password", "hunter2"))))
                .contains("Shopbase has no setting password.");
    }

    @Test
    void valuesOfTheWrongKindAreNamed() {
        assertThat(type.problem(profile(Map.of()))).contains("Shopbase needs the setting host.");
        assertThat(type.problem(profile(Map.of("host", "db", "port", "many"))))
                .contains("port is a number, not many.");
        assertThat(type.problem(profile(Map.of("host", "db", "mode", "wild"))))
                .contains("mode is one of safe, fast, not wild.");
        assertThat(type.problem(profile(Map.of("host", "db", "encrypted", "maybe"))))
                .contains("encrypted is true or false, not maybe.");
    }
}
