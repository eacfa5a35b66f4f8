package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.Table;
import dev.culprit.ui.services.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeSourceSettingsTest {
    @TempDir private Path folder;
    private Path data;
    private Wiring wiring;
    private SourceSettings settings;

    @BeforeEach
    void open() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                data.resolve("orders.csv"),
                IntStream.range(0, 50)
                        .mapToObj(i -> i + ",user " + i)
                        .collect(Collectors.joining("\n", "order id,from\n", "\n")));
        wiring = Wiring.open(new Home(folder.resolve("home")));
        settings = wiring.uiServices("built-in").sources();
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    private void save(String name, Path to) {
        assertThat(
                        settings.save(
                                new SourceProfile(name, "folder", Map.of("folder", to.toString())),
                                Map.of()))
                .isEmpty();
    }

    @Test
    void aSourceIsSavedTestedDescribedAndRemoved() throws ConnectorException {
        save("shop", data);

        assertThat(settings.check("shop").warnings()).isEmpty();
        assertThat(settings.schema("shop").table("orders")).isPresent();
        assertThat(settings.profiles()).extracting(SourceProfile::name).containsExactly("shop");
        settings.remove("shop");
        assertThat(settings.profiles()).isEmpty();
        assertThatThrownBy(() -> settings.check("shop")).hasMessageContaining("no source");
    }

    @Test
    void aSampleHasNoMoreRowsThanPromisedWhateverTheColumnsAreCalled() throws Exception {
        save("shop", data);
        Table orders = settings.schema("shop").table("orders").orElseThrow();

        QueryResult sample = settings.sample("shop", orders);

        assertThat(sample.rows()).hasSize(SourceSettings.SAMPLE_ROWS);
        assertThat(sample.columns())
                .extracting(QueryResult.ResultColumn::name)
                .containsExactly("order id", "from");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsStored() {
        assertThat(settings.save(new SourceProfile("a/b", "folder", Map.of()), Map.of()))
                .hasValueSatisfying(it -> assertThat(it).startsWith("A name has letters"));
        assertThat(settings.save(new SourceProfile("shop", "folder", Map.of()), Map.of()))
                .hasValue("Folder of files needs the setting folder.");
        assertThat(settings.profiles()).isEmpty();
    }

    @Test
    void aSecretIsKnownToBeThereAndKeptApart() throws IOException {
        var profile =
                new SourceProfile(
                        "db",
                        "postgresql",
                        Map.of("host", "localhost", "database", "shop", "user", "reader"));

        assertThat(settings.save(profile, Map.of("password", Secret.of("hunter2")))).isEmpty();

        assertThat(settings.hasSecret("db", "password")).isTrue();
        assertThat(Files.readString(folder.resolve("home").resolve("sources.json")))
                .contains("reader")
                .doesNotContain("hunter2");
    }
}
