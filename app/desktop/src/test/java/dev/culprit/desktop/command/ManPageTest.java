package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ManPageTest {
    @Test
    void namesEveryCommand() throws IOException {
        String page = Files.readString(Path.of("../../packaging/linux/culprit.1"));
        assertThat(new CommandLine(new CulpritCommand()).getCommandSpec().subcommands().keySet())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("\n\\fB" + name + "\\fR"));
    }
}
