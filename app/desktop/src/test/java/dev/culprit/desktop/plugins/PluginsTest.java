package dev.culprit.desktop.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Driver;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plug-in of one jar, compiled here, that carries a newer version of a class that the product has too.
class PluginsTest {
    @TempDir private Path folder;
    private Path download;
    private Plugin plugin;
    private Plugins plugins;

    @BeforeEach
    void makePlugin() throws Exception {
        download = Files.createDirectories(folder.resolve("download"));
        Path jar = download.resolve("acme-1.0.jar");
        writeJar(
                jar,
                "com.acme.Answer",
                "package com.acme; public class Answer {"
                        + " public String toString() { return \"own\"; } }");
        plugin =
                new Plugin(
                        "acme",
                        "Acme",
                        "MIT",
                        List.of(new Plugin.Jar("com.acme:acme:1.0", hash(jar), Files.size(jar))));
        plugins = new Plugins(folder.resolve("plugins"), List.of(plugin));
    }

    @Test
    void whatIsInstalledIsLoadedFromItsOwnFiles() throws Exception {
        plugins.install(plugin, download);

        ClassLoader loader = plugins.loader("acme");
        assertThat(loader.loadClass("com.acme.Answer").getConstructor().newInstance())
                .hasToString("own");
        assertThat(loader.loadClass("java.sql.Driver")).isSameAs(Driver.class);
        assertThat(loader.loadClass("dev.culprit.core.source.ConnectorException"))
                .isSameAs(ConnectorException.class);
        assertThat(plugins.loader("acme")).isSameAs(loader);
    }

    @Test
    void aFolderLaidOutAsMavenDoesWillDo() throws Exception {
        Path repository = folder.resolve("repository");
        Path place = repository.resolve("com/acme/acme/1.0/acme-1.0.jar");
        Files.createDirectories(place.getParent());
        Files.copy(download.resolve("acme-1.0.jar"), place);

        plugins.install(plugin, repository);

        assertThat(plugins.isInstalled(plugin)).isTrue();
    }

    @Test
    void anotherFileThanTheOneExpectedIsNotInstalled() throws IOException {
        Files.writeString(download.resolve("acme-1.0.jar"), "something else");

        assertThatThrownBy(() -> plugins.install(plugin, download))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("is not the file that Culprit was made for");
        assertThat(plugins.isInstalled(plugin)).isFalse();
        assertThat(folder.resolve("plugins")).isEmptyDirectory();
    }

    @Test
    void aFileThatWasChangedAfterTheInstallationIsNotLoaded() throws Exception {
        plugins.install(plugin, download);
        Files.writeString(folder.resolve("plugins/acme/acme-1.0.jar"), "changed");

        assertThat(failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure()).hasMessageContaining("is not the file that Culprit was made for");
    }

    @Test
    void whatIsMissingIsNamedWithTheWayToInstallIt() {
        assertThat(failure()).hasMessageContaining("`culprit plugins install acme --from FOLDER`");
        assertThatThrownBy(() -> plugins.install(plugin, folder))
                .hasMessageContaining("acme-1.0.jar (com.acme:acme:1.0) is not in");
    }

    @Test
    void whatIsRemovedIsGone() throws Exception {
        plugins.install(plugin, download);
        plugins.remove(plugin);

        assertThat(plugins.isInstalled(plugin)).isFalse();
        assertThat(failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void thePinnedOnesHaveAHashForEveryFile() {
        assertThat(new Plugins(folder).all())
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.jars())
                            .isNotEmpty()
                            .allSatisfy(jar -> {
                                assertThat(jar.sha256()).matches("[0-9a-f]{64}");
                                assertThat(jar.coordinates()).matches("[^:]+:[^:]+:[^:]+(:[^:]+)?");
                                assertThat(jar.size()).isPositive();
                            });
                    assertThat(each.licence()).isNotBlank();
                });
    }

    private ConnectorException failure() {
        return catchThrowableOfType(ConnectorException.class, () -> plugins.loader("acme"));
    }

    private void writeJar(Path jar, String name, String source) throws IOException {
        Path file = folder.resolve("src").resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), file.toString());
        assertThat(code).isZero();
        String entry = name.replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream jarOut = new JarOutputStream(out)) {
            jarOut.putNextEntry(new JarEntry(entry));
            Files.copy(classes.resolve(entry), jarOut);
        }
    }

    private static String hash(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
