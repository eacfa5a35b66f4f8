package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.sources.SourceProfiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeSupportTest {
    @TempDir Path folder;

    @Test
    void diagnosticsTellKindsAndNoNames() {
        Home home = new Home(folder.resolve("ada's home"));
        home.prepare();
        new SourceProfiles(home.sources())
                .save(
                        new SourceProfile(
                                "ada's shop", "postgresql", Map.of("host", "db.ada.example")));
        try (Wiring wiring = Wiring.open(home)) {
            String text = wiring.uiServices("builtin").support().diagnostics();

            assertThat(text)
                    .startsWith("Culprit ")
                    .contains("Sources: 1 postgresql", "Investigations: 0", "Starts on Java")
                    .doesNotContain("ada");
        }
    }

    @Test
    void damagedFilesAreSaidToBe() throws Exception {
        Home home = new Home(folder);
        Files.writeString(home.sources(), "{");
        try (Wiring wiring = Wiring.open(home)) {
            assertThat(wiring.uiServices("builtin").support().diagnostics())
                    .contains("Sources: damaged");
        }
    }
}
