package dev.culprit.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildTest {
    private static Build build(String version) {
        return new Build(
                Platform.of("Linux", "amd64"),
                Path.of(""),
                Path.of("jars"),
                Path.of("target"),
                version);
    }

    @Test
    void aPackageIsNoSnapshot() {
        assertThat(build("1.2.3-SNAPSHOT").version()).isEqualTo("1.2.3");
    }

    @Test
    void aVersionThatNoInstallerTakesIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> build("1.2.3-beta"));
    }

    @Test
    void theLaunchOptionsAreReadWithoutTheirComments() throws IOException {
        assertThat(build("1.0").launchOptions())
                .contains("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC")
                .allMatch(option -> option.startsWith("-"));
    }

    @Test
    void optionsOfTheCacheGoBeforeThoseOfTheImage() {
        assertThat(
                        AotCache.with(
                                List.of("[Application]", "[JavaOptions]", "java-options=-Xa"),
                                List.of("-Xb")))
                .containsExactly(
                        "[Application]", "[JavaOptions]", "java-options=-Xb", "java-options=-Xa");
    }
}
