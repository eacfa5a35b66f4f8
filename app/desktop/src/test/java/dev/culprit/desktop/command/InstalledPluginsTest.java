package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.desktop.command.Terminal.Answer;
import dev.culprit.desktop.plugins.Plugin;
import dev.culprit.desktop.plugins.Plugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The plug-ins there are, from their pinned files to what their drivers say of a server that is not
/// there; needs `-Pservers`.
@Tag("servers")
class InstalledPluginsTest {
    private static final Path REPOSITORY = Path.of(System.getProperty("localRepository"));

    @TempDir private Path folder;
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder.resolve("home"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql|mysql|password|host=127.0.0.1 port=9 database=shop user=ann",
                "flight-sql|flight-sql|password|host=127.0.0.1 port=9",
                "snowflake|snowflake|password|account=a host=127.0.0.1:9 database=d user=ann"
                        + " connect_seconds=2",
                "cassandra|cassandra|password|hosts=127.0.0.1:9 keyspace=shop",
                "spark|spark|token|host=127.0.0.1 port=9",
            })
    void aDriverIsInstalledAndSpeaks(String type, String plugin, String secret, String settings)
            throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "secret");
        List<Object> add = new ArrayList<>(List.of("sources", "add", "shop", "--type", type));
        Arrays.stream(settings.split(" ")).forEach(each -> add.addAll(List.of("--set", each)));
        add.addAll(List.of("--secret-from-file", secret + "=" + file));
        Answer before = terminal.culprit(add.toArray());
        assertThat(before.err()).contains("`culprit plugins install " + plugin + " --from FOLDER`");
        assertThat(terminal.culprit("sources", "test", "shop").err()).contains("not installed");

        Answer installed = terminal.culprit("plugins", "install", plugin, "--from", REPOSITORY);
        assertThat(installed.exitCode()).as(installed.err()).isZero();

        assertThat(terminal.culprit(add.toArray()).err()).isEmpty();
        Answer tested = terminal.culprit("sources", "test", "shop");
        assertThat(tested.exitCode()).isOne();
        assertThat(tested.err()).contains("cannot be reached").hasLineCount(1);
        assertThat(terminal.culprit("sources", "types").out())
                .doesNotContain("install " + plugin + " ");
    }

    @Test
    void noneIsOnTheProductsClassPath() {
        for (Plugin plugin : new Plugins(folder).all()) {
            assertThat(new Plugins(folder).has(plugin.id())).isFalse();
        }
        assertThat(System.getProperty("java.class.path"))
                .doesNotContain(
                        "snowflake-jdbc", "mysql-connector", "flight-sql-jdbc", "spark-connect");
    }
}
