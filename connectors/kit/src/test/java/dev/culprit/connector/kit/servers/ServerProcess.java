package dev.culprit.connector.kit.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server written in Java as a process of its own: its libraries would not agree with ours, and a
/// process can be killed. `connectors/servers/NAME` holds the class that starts it, one source file,
/// which Java runs as it is, and `jvm.options`; the module's build writes the class path. The class
/// writes to the file that its first argument names where it can be reached, when it can.
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> addresses;

    private ServerProcess(Process process, List<String> addresses) {
        this.process = process;
        this.addresses = addresses;
    }

    /// @param name of the folder in `connectors/servers`
    /// @param folder for its log and all that it writes
    public static ServerProcess start(String name, Path folder)
            throws IOException, InterruptedException {
        return start(Path.of(System.getProperty("java.home")), name, folder);
    }

    /// @param jdk another one than ours, where the server needs that
    public static ServerProcess start(Path jdk, String name, Path folder)
            throws IOException, InterruptedException {
        Path module = module(name);
        Path ready = folder.resolve("ready");
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(command(jdk, module, ready))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.exists(ready)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException(name + " did not start:\n" + Files.readString(log));
            }
        }
        return new ServerProcess(process, Files.readAllLines(ready));
    }

    /// Whether the profile that fetches the server was on.
    public static boolean isFetched(String name) {
        return Files.exists(module(name).resolve("target/classpath"));
    }

    /// What the server wrote, line by line.
    public List<String> addresses() {
        return addresses;
    }

    /// As the machine would: no good-bye to anyone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> command(Path jdk, Path module, Path ready) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.add("@" + module.resolve("jvm.options"));
        command.add("-cp");
        command.add(Files.readString(module.resolve("target/classpath")).strip());
        command.add(source(module).toString());
        command.add(ready.toString());
        return command;
    }

    private static Path source(Path module) throws IOException {
        try (Stream<Path> files = Files.list(module)) {
            return files.filter(file -> file.toString().endsWith(".java")).findAny().orElseThrow();
        }
    }

    /// Tests of one module run in its folder.
    private static Path module(String name) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            Path module = folder.resolve("connectors/servers").resolve(name);
            if (Files.exists(module)) {
                return module;
            }
        }
        throw new IllegalStateException("There is no connectors/servers/" + name);
    }
}
