package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// With programs in the place of the desktop's that write down what they are told.
@DisabledOnOs(OS.WINDOWS)
class DesktopAttentionTest {
    @TempDir private Path folder;

    private Path program(String name, int exit) throws IOException {
        Path told = folder.resolve("told");
        Path program = folder.resolve(name);
        Files.writeString(
                program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + told + "'\nexit " + exit + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return told;
    }

    private DesktopAttention on(String system) {
        return new DesktopAttention(system, Optional.of(folder.toString()));
    }

    @Test
    void linuxIsToldByNotifySendWithTextsThatAreNoOptions() throws IOException {
        Path told = program("notify-send", 0);

        assertThat(on("Linux").tell("--help", "NULL rate of \"orders\"; rm -rf $HOME")).isTrue();
        assertThat(Files.readAllLines(told))
                .containsExactly(
                        "--app-name=Culprit",
                        "--icon=culprit",
                        "--",
                        "--help",
                        "NULL rate of \"orders\"; rm -rf $HOME");
    }

    @Test
    void aMacIsToldWithTextsThatAreNoPartOfTheScript() throws IOException {
        Path told = program("osascript", 0);

        assertThat(on("Mac OS X").tell("Waits", "\" & do shell script \"id")).isTrue();
        assertThat(Files.readAllLines(told)).endsWith("--", "Waits", "\" & do shell script \"id");
    }

    @Test
    void aDesktopWithoutTheProgramOrThatRefusesIsNotTold() throws IOException {
        assertThat(on("Linux").tell("Waits", "NULL rate")).isFalse();
        program("notify-send", 1);
        assertThat(on("Linux").tell("Waits", "NULL rate")).isFalse();
        assertThat(on("Windows 11").tell("Waits", "NULL rate")).isFalse();
        assertThat(new DesktopAttention("Linux", Optional.empty()).tell("Waits", "x")).isFalse();
    }
}
