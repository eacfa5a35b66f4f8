package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.ui.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLocationsTest {
    @TempDir private Path folder;
    private Path data;
    private SourceLocations sources;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("orders.csv"), "order_id,user_id\n1,a\n2,\n");
        sources = Wiring.sources(new Home(folder.resolve("home")));
    }

    @Test
    void aConfiguredNameAndAFolderOpenTheSameTables() throws ConnectorException {
        sources.profiles()
                .save(new SourceProfile("lake", "folder", Map.of("folder", data.toString())));

        try (Connector named = sources.open("lake");
                Connector direct = sources.open(data.toString())) {
            assertThat(named.describe()).isEqualTo(direct.describe());
            assertThat(named.describe().table("orders")).isPresent();
        }
    }

    @Test
    void everySettingOfASourceHasAText() {
        for (Locale language : Messages.LANGUAGES) {
            Messages messages = new Messages(language);
            assertThat(sources.types())
                    .flatExtracting(SourceType::fields)
                    .extracting(SourceField::name)
                    .filteredOn(name -> messages.find("source.field." + name).isEmpty())
                    .as(language.getDisplayName())
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoSourceIsNamed() {
        assertThat(failure("nowhere"))
                .isEqualTo("There is no source and no folder nowhere to read data from.");
        assertThat(failure("jdbc:acme:shop")).startsWith("Culprit cannot read jdbc:acme:");
    }

    @Test
    void aProfileWithASettingOfItsOwnIsRefused() {
        var profile =
                new SourceProfile(
                        "lake", "folder", Map.of("folder", data.toString(), "init", "DROP"));

        ConnectorException refused =
                catchThrowableOfType(
                        ConnectorException.class, () -> sources.open(profile, Secrets.NONE));

        assertThat(refused.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(refused).hasMessage("Folder of files has no setting init.");
    }

    @Test
    void whatIsWrittenDownOfAnAddressHasNoPassword() {
        assertThat(
                        sources.storable(
                                "jdbc:postgresql://h/db?user=a&password=hunter2&sslmode=require"))
                .isEqualTo("jdbc:postgresql://h/db?user=a&sslmode=require");
        assertThat(sources.storable("postgresql://a:hunter2@h/db"))
                .isEqualTo("postgresql://a@h/db");
        assertThat(sources.storable("postgresql://h/db?user=a&PASSWORD=hunter2"))
                .isEqualTo("postgresql://h/db?user=a");
        assertThat(sources.storable("jdbc:h2:file:shop;USER=a;PASSWORD=hunter2;IFEXISTS=TRUE"))
                .isEqualTo("jdbc:h2:file:shop;USER=a;IFEXISTS=TRUE");
        assertThat(sources.storable("jdbc:sqlserver://h;password={hun;ter2};user=a"))
                .isEqualTo("jdbc:sqlserver://h;user=a");
        assertThat(sources.storable(data.toString())).isEqualTo(data.toString());
    }

    private String failure(String location) {
        return catchThrowableOfType(ConnectorException.class, () -> sources.open(location))
                .getMessage();
    }
}
