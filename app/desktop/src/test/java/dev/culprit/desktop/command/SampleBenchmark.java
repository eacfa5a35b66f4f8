package dev.culprit.desktop.command;

import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import dev.culprit.ui.services.Samples;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a sample investigation costs: CPU of the process, queries, and the share of the wall time in
/// which no query ran at the source. The first sample includes the JVM's warm-up and the load of the
/// files.
@Tag("benchmark")
class SampleBenchmark {
    @TempDir private Path folder;

    @Test
    void costOfEverySample() throws IOException, InterruptedException {
        try (Wiring wiring = Wiring.open(new Home(folder.resolve("home")))) {
            Samples samples = wiring.uiServices("built-in").samples();
            for (Sample sample : new SampleLibrary().all()) {
                OpenRequest prepared = samples.prepare(sample.name());
                print(wiring, prepared, sample.name() + ", files not loaded yet");
                print(wiring, prepared, sample.name() + ", again");
            }
        }
    }

    private static void print(Wiring wiring, OpenRequest prepared, String name)
            throws InterruptedException {
        var request =
                new OpenRequest(
                        prepared.alert(),
                        prepared.source(),
                        prepared.reasoner(),
                        ApprovalMode.AUTO,
                        prepared.limits());
        long cpu = cpuNanos();
        long start = System.nanoTime();
        InvestigationState state = wiring.desk().awaitEnd(wiring.desk().open(request));
        double wall = (System.nanoTime() - start) / 1e9;
        double spent = (cpuNanos() - cpu) / 1e9;
        double source = atSource(wiring, state).toNanos() / 1e9;
        System.out.printf(
                "%-45s %2d queries, CPU %5.2f s, wall %5.2f s, of it no query ran %3.0f %%%n",
                name, state.usage().queriesRun(), spent, wall, 100 * (1 - source / wall));
    }

    /// Length of the union of the spans in which a query ran, loading and describing not counted.
    private static Duration atSource(Wiring wiring, InvestigationState state) {
        record Span(long from, long to) {}
        List<Span> spans = new ArrayList<>();
        wiring.desk()
                .events(state.id())
                .forEach(event -> {
                    if (event.event()
                            instanceof
                            dev.culprit.core.investigation.InvestigationEvent.QuerySucceeded done) {
                        long to = nanos(event.at());
                        spans.add(new Span(to - done.took().toNanos(), to));
                    }
                });
        spans.sort(Comparator.comparingLong(Span::from));
        long total = 0;
        long covered = Long.MIN_VALUE;
        for (Span span : spans) {
            total += Math.max(0, span.to() - Math.max(span.from(), covered));
            covered = Math.max(covered, span.to());
        }
        return Duration.ofNanos(total);
    }

    private static long nanos(java.time.Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
