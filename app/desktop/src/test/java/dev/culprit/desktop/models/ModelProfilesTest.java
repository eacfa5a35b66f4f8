package dev.culprit.desktop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.llm.chat.ModelLimits;
import dev.culprit.llm.chat.ModelProfile;
import dev.culprit.llm.chat.Prices;
import dev.culprit.llm.chat.Provider;
import dev.culprit.llm.chat.Timeouts;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelProfilesTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("models.json");
    }

    @Test
    void everythingOfAProfileIsKept() {
        ModelProfile full =
                new ModelProfile(
                        "groq",
                        Provider.OPENAI_COMPATIBLE,
                        "llama",
                        URI.create("https://api.groq.com/openai/v1/"),
                        Optional.empty(),
                        new ModelLimits(7, 80_000, new BigDecimal("0.50")),
                        Prices.of("0.59", "0.79"),
                        new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(90)),
                        false,
                        32_000,
                        Optional.of(0.2),
                        Map.of("X-Team", "data"));
        ModelProfile plain = ModelProfile.of("claude", Provider.ANTHROPIC, "claude-x");
        var profiles = new ModelProfiles(file);
        profiles.save(full);
        profiles.save(plain);

        assertThat(new ModelProfiles(file).all())
                .usingRecursiveFieldByFieldElementComparator(
                        RecursiveComparisonConfiguration.builder()
                                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                                .build())
                .containsExactly(plain, full);
        profiles.remove("groq");
        assertThat(new ModelProfiles(file).find("groq")).isEmpty();
    }

    @Test
    void onlyWhatDiffersMustBeWritten() throws IOException {
        Files.writeString(
                file,
                """
                {"version": 1, "local_only": false,
                 "profiles": {"home": {"provider": "ollama", "model": "qwen"}}}
                """);

        assertThat(new ModelProfiles(file).all())
                .containsExactly(ModelProfile.of("home", Provider.OLLAMA, "qwen"));
    }

    @Test
    void theSwitchIsKeptAndCountsAsOnWhenItIsMissing() throws IOException {
        var profiles = new ModelProfiles(file);
        assertThat(profiles.localOnly()).isFalse();
        profiles.localOnly(true);
        assertThat(new ModelProfiles(file).localOnly()).isTrue();

        Files.writeString(file, "{\"version\": 1}");
        assertThat(profiles.localOnly()).isTrue();
    }

    @Test
    void aFileOfAnotherVersionOrWithNonsenseIsRefusedAndLeftAlone() throws IOException {
        for (String text :
                new String[] {
                    "{\"version\": 2}", "{\"version\": 1, \"profiles\": {\"a\": {}}}", "[", ""
                }) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> new ModelProfiles(file).localOnly(true))
                    .isInstanceOf(SettingsException.class);
            assertThat(file).content().isEqualTo(text);
        }
    }
}
