package dev.culprit.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a writing process with SIGKILL again and again and looks whether an acknowledged event is
/// gone. Short lives find errors at commit; only lives of over a minute find those of reused space,
/// which H2 begins to reuse after 45 s. The harness is to be run again with every new H2:
/// `mvn test -pl app/eventstore -am -Dgroups=slow -Dtest=CrashTest`, with `-Dcrash.short=`, `-Dcrash.long=`,
/// `-Dcrash.closing=` and `-Dcrash.seconds=` for other numbers of rounds and lengths.
class CrashTest {
    private final Random random = new Random();

    @TempDir private Path folder;

    private record Life(Map<Long, String> acknowledged, boolean closed) {}

    @Test
    void nothingAcknowledgedIsLostInAFewKills() throws Exception {
        shortLives(3);
    }

    @Test
    @Tag("slow")
    void nothingAcknowledgedIsLostInManyShortLives() throws Exception {
        shortLives(Integer.getInteger("crash.short", 60));
    }

    @Test
    @Tag("slow")
    void nothingAcknowledgedIsLostInLongLives() throws Exception {
        int lives = Integer.getInteger("crash.long", 10);
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < lives; i++) {
            Path own = folder.resolve("long" + i);
            runs.add(() -> longLife(own));
        }
        int total = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(5)) {
            for (Future<Integer> run : pool.invokeAll(runs)) {
                total += result(run);
            }
        }
        report(lives + " long lives: " + total + " acknowledged appends, none lost");
    }

    @Test
    @Tag("slow")
    void nothingAcknowledgedIsLostWhenKilledWhileClosing() throws Exception {
        int rounds = Integer.getInteger("crash.closing", 20);
        Map<Long, String> all = new HashMap<>();
        int packed = 0;
        for (int i = 0; i < rounds; i++) {
            Process process = start(folder, "closing" + i, 0, 2, 300);
            Life life = live(process, "closing", Duration.ofMillis(random.nextInt(300)));
            all.putAll(life.acknowledged());
            packed += life.closed() ? 1 : 0;
            requireAll(folder, all);
        }
        report(rounds + " kills while closing, " + packed + " of them too late: none lost");
    }

    private void shortLives(int rounds) throws Exception {
        Map<Long, String> all = new HashMap<>();
        long slowest = 0;
        for (int i = 0; i < rounds; i++) {
            Process process = start(folder, "life" + i, 0, 4, 0);
            Life life = live(process, "", Duration.ofMillis(20 + random.nextInt(1_480)));
            all.putAll(life.acknowledged());
            slowest = Math.max(slowest, requireAll(folder, all));
        }
        report(
                rounds
                        + " short lives: "
                        + all.size()
                        + " acknowledged appends, none lost; slowest opening "
                        + slowest
                        + " ms");
    }

    private int longLife(Path own) throws Exception {
        Duration length = Duration.ofSeconds(Integer.getInteger("crash.seconds", 62));
        Process process = start(own, "long", 15, 1, 0);
        Life life = live(process, "", length.plusMillis(random.nextInt(20_000)));
        requireAll(own, life.acknowledged());
        return life.acknowledged().size();
    }

    private static int result(Future<Integer> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    private static Process start(Path own, String name, int pause, int threads, int most)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        own.toString(),
                        name,
                        Integer.toString(pause),
                        Integer.toString(threads),
                        Integer.toString(most))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Reads what the process acknowledges and kills it some time after a line that begins so.
    private static Life live(Process process, String trigger, Duration delay)
            throws InterruptedException, ExecutionException {
        Map<Long, String> acknowledged = new HashMap<>();
        List<String> other = new ArrayList<>();
        try (ExecutorService killer = Executors.newSingleThreadExecutor();
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8))) {
            Future<?> kill = null;
            String line;
            while ((line = lines.readLine()) != null) {
                if (kill == null && line.startsWith(trigger)) {
                    kill = killer.submit(() -> kill(process, delay));
                }
                String[] words = line.split(" ");
                if (words.length == 2 && words[1].length() == 64) {
                    acknowledged.put(Long.parseLong(words[0]), words[1]);
                } else {
                    other.add(line);
                }
            }
            assertThat(kill).as("the writer lived").isNotNull();
            kill.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly().waitFor();
        }
        return new Life(acknowledged, other.contains("closed"));
    }

    private static boolean kill(Process process, Duration delay) throws InterruptedException {
        boolean ended = process.waitFor(delay.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        return ended;
    }

    /// @return milliseconds it took to open
    private static long requireAll(Path own, Map<Long, String> acknowledged) {
        assertThat(acknowledged).isNotEmpty();
        long start = System.nanoTime();
        try (H2EventStore store = H2EventStore.open(own)) {
            final long took = (System.nanoTime() - start) / 1_000_000;
            Verification verification = store.verify();
            Map<Long, String> stored = new HashMap<>();
            store.investigations().stream()
                    .flatMap(id -> store.read(id).stream())
                    .forEach(event -> stored.put(event.position(), event.hash()));

            assertThat(verification.problems()).isEmpty();
            assertThat(stored).containsAllEntriesOf(acknowledged);
            return took;
        }
    }

    private static void report(String line) {
        System.out.println(line);
    }
}
