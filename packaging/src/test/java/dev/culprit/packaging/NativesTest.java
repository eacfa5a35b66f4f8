package dev.culprit.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "libduckdb_java.so_linux_amd64, Linux, amd64",
        "libduckdb_java.so_linux_arm64, Linux, aarch64",
        "libduckdb_java.so_macos_universal, Mac OS X, x86_64",
        "libduckdb_java.so_macos_universal, Mac OS X, aarch64",
        "libduckdb_java.so_windows_amd64, Windows 11, amd64",
        "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so, Linux, amd64",
        "org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib, Mac OS X, aarch64",
        "META-INF/native/libnetty_tcnative_linux_x86_64.so, Linux, amd64",
        "libprism_sw.so, Linux, amd64",
    })
    void keepsWhatThisPlatformLoads(String entry, String os, String arch) {
        assertThat(new Natives(Platform.of(os, arch)).isForeign(entry)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "libduckdb_java.so_linux_arm64, Linux, amd64",
        "libduckdb_java.so_macos_universal, Linux, amd64",
        "libduckdb_java.so_windows_amd64, Linux, amd64",
        "libduckdb_java.so_linux_amd64, Windows 11, amd64",
        "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so, Linux, amd64",
        "org/sqlite/native/Linux/ppc64/libsqlitejdbc.so, Linux, amd64",
        "org/sqlite/native/Linux/x86/libsqlitejdbc.so, Linux, amd64",
        "org/sqlite/native/Windows/armv7/sqlitejdbc.dll, Windows 11, amd64",
        "META-INF/native/libnetty_tcnative_osx_x86_64.jnilib, Linux, amd64",
    })
    void leavesOutWhatItCannot(String entry, String os, String arch) {
        assertThat(new Natives(Platform.of(os, arch)).isForeign(entry)).isTrue();
    }

    @Test
    void whatIsNoMachineCodeStaysWhateverItsName() {
        assertThat(new Natives(Platform.of("Linux", "amd64")).isForeign("windows/Dialect.class"))
                .isFalse();
    }

    @Test
    void aTrimmedJarHasEverythingElseAndItsOldTime() throws IOException {
        Path jar = folder.resolve("driver-1.0.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(file)) {
            for (String name : List.of("a/B.class", "lib.so_linux_amd64", "lib.so_windows_amd64")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1_700_000_000_000L));

        Path copy =
                new Natives(Platform.of("Linux", "amd64"))
                        .copy(jar, Files.createDirectory(folder.resolve("to")));

        try (var zip = new ZipFile(copy.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("a/B.class", "lib.so_linux_amd64");
        }
        assertThat(Files.getLastModifiedTime(copy).toMillis()).isEqualTo(1_700_000_000_000L);
    }
}
