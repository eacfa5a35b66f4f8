package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.desktop.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the product as the `culprit` script does and watches what it costs.
final class ChildProcess {
    private static final int WATCHED_EVERY_MILLIS = 5;

    private ChildProcess() {}

    /// @param peakBytes most memory it held, 0 where the system does not tell
    record Cost(Duration cpu, Duration wall, long peakBytes) {}

    static Cost culprit(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("--enable-native-access=ALL-UNNAMED");
        line.add("--sun-misc-unsafe-memory-access=allow");
        line.add("-XX:+UseSerialGC");
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(Main.class.getName());
        line.addAll(List.of(words));
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Duration cpu = Duration.ZERO;
        long peak = 0;
        while (!process.waitFor(WATCHED_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            peak = Math.max(peak, peakBytes(process.pid()));
        }
        assertThat(process.exitValue()).isZero();
        return new Cost(cpu, Duration.ofNanos(System.nanoTime() - start), peak);
    }

    /// The kernel's own high-water mark.
    private static long peakBytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
