package dev.culprit.desktop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.desktop.settings.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1/");
    private static final URI OTHER = URI.create("https://gateway.example/v1/");

    @TempDir private Path folder;

    private Keys keys(Map<String, String> environment) {
        return new Keys(folder.resolve("secrets.json"), environment);
    }

    @Test
    void theVariableOfAProfileComesBeforeTheFileAndTheUsualOneLast() {
        Keys usual = keys(Map.of("ANTHROPIC_API_KEY", "usual"));
        assertThat(usual.find("My model", ANTHROPIC)).contains("usual");

        usual.store("My model", " stored\n");
        assertThat(usual.find("My model", ANTHROPIC)).contains("stored");
        assertThat(usual.place("My model", ANTHROPIC)).contains("secrets.json");

        Keys own = keys(Map.of("CULPRIT_KEY_MY_MODEL", "own", "ANTHROPIC_API_KEY", "usual"));
        assertThat(own.find("My model", ANTHROPIC)).contains("own");
        assertThat(own.place("My model", ANTHROPIC)).contains("CULPRIT_KEY_MY_MODEL");
    }

    @Test
    void aProvidersUsualKeyGoesToThatProviderOnly() {
        Keys keys = keys(Map.of("ANTHROPIC_API_KEY", "usual"));

        assertThat(keys.find("a", OTHER)).isEmpty();
        assertThat(keys.find("a", URI.create("http://api.anthropic.com/v1/"))).isEmpty();
        assertThat(keys.find("a", URI.create("https://api.openai.com/v1/"))).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadTheFileFromTheFirstByteOn() throws IOException {
        Keys keys = keys(Map.of());
        keys.store("a", "one");
        keys.store("b", "two");
        keys.remove("a");
        Path file = folder.resolve("secrets.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys.find("a", OTHER)).isEmpty();
        assertThat(keys.find("b", OTHER)).contains("two");
        assertThat(keys.isOpenToOthers()).isFalse();
        assertThat(keys.toString()).doesNotContain("two");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(keys.isOpenToOthers()).isTrue();
        keys.store("a", "three");
        assertThat(keys.isOpenToOthers()).isFalse();
    }

    @Test
    void aDamagedFileIsNeverOverwrittenAndNeverRepeated() throws IOException {
        Path file = folder.resolve("secrets.json");
        Files.writeString(file, "{\"a\": \"sk-secret\"");

        assertThatThrownBy(() -> keys(Map.of()).store("b", "two"))
                .isInstanceOf(SettingsException.class)
                .hasMessageEndingWith("repair or delete it.")
                .hasNoCause();
        assertThat(file).content().isEqualTo("{\"a\": \"sk-secret\"");
    }

    @Test
    void theMaskingKeyIsMadeOnceForItsOwner() throws IOException {
        Path file = folder.resolve("masking.key");
        byte[] first = new MaskingKey(file, new Random(1)).bytes();

        assertThat(new MaskingKey(file, new Random(2)).bytes()).isEqualTo(first).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "short");
        assertThatThrownBy(() -> new MaskingKey(file, new Random(3)).bytes())
                .isInstanceOf(SettingsException.class);
    }
}
