package dev.culprit.desktop.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    private static final SourceProfile SHOP =
            new SourceProfile("shop", "postgresql", Map.of("host", "db", "user", "reader"));

    @TempDir private Path folder;

    private SourceProfiles profiles() {
        return new SourceProfiles(folder.resolve("sources.json"));
    }

    private FileSecretStore secrets(Map<String, String> environment) {
        return new FileSecretStore(folder.resolve("source-secrets.json"), environment);
    }

    @Test
    void whatIsSavedIsThereForTheNextProcess() {
        var lake = new SourceProfile("lake", "folder", Map.of("folder", "/data"));

        profiles().save(SHOP);
        profiles().save(lake);

        assertThat(profiles().all()).containsExactly(lake, SHOP);
        assertThat(profiles().find("shop")).contains(SHOP);
        profiles().remove("lake");
        assertThat(profiles().all()).containsExactly(SHOP);
    }

    @Test
    void aDamagedFileIsNamedAndKept() throws IOException {
        Path file = folder.resolve("sources.json");
        Files.writeString(file, "{\"version\": 1, ");

        assertThatThrownBy(() -> profiles().save(SHOP))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("sources.json is damaged");
        assertThat(file).hasContent("{\"version\": 1, ");
    }

    @Test
    void secretsStayInAFileThatOnlyTheOwnerMayRead() throws IOException {
        secrets(Map.of()).put("shop", "password", Secret.of("hunter2"));
        secrets(Map.of()).put("lake", "token", Secret.of("other"));
        secrets(Map.of()).remove("lake");

        assertThat(secrets(Map.of()).of("shop").secret("password").reveal()).isEqualTo("hunter2");
        assertThat(secrets(Map.of()).of("lake").secret("token")).isEqualTo(Secret.NONE);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("source-secrets.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theVariableOfASecretComesBeforeTheFile() {
        secrets(Map.of()).put("my shop", "password", Secret.of("stored"));

        var environment = Map.of("CULPRIT_SOURCE_MY_SHOP_PASSWORD", "given");

        assertThat(secrets(environment).of("my shop").secret("password").reveal())
                .isEqualTo("given");
    }
}
