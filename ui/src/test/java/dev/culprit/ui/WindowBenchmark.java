package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.testing.ScriptedWorld;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// How the whole window keeps up. Prints what it measured; the bounds are generous, because the
/// machine may be busy.
@Tag("benchmark")
@ExtendWith(ApplicationExtension.class)
class WindowBenchmark {
    private static final int PER_SECOND = 5_000;
    private static final int LONG = 100_000;
    private static final int MOVES = 150;

    private final ScriptedWorld world = ScriptedWorld.create();
    private final AtomicInteger frames = new AtomicInteger();
    private MainWindow window = null;
    private long screenThread;

    @Start
    void start(Stage stage) {
        window = new MainWindow(world.services(), new FxThread());
        window.show(stage);
        screenThread = Thread.currentThread().threadId();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.incrementAndGet();
            }
        }.start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void fiveThousandEventsASecond(FxRobot robot) throws Exception {
        var id = open(robot);
        int before = window.model().timeline().size().get();
        int count = PER_SECOND * 10;
        long[] offered = new long[before + count + 1];
        long[] applied = new long[before + count + 1];
        robot.interact(() ->
                window.model()
                        .timeline()
                        .size()
                        .subscribe((from, to) -> {
                            for (int n = from.intValue() + 1; n <= to.intValue(); n++) {
                                applied[n] = System.nanoTime();
                            }
                        }));
        long cpu = screenCpu();
        int drawn = frames.get();
        long began = System.nanoTime();
        feed(id, before, count, offered);
        WaitForAsyncUtils.waitFor(
                60, SECONDS, () -> window.model().timeline().size().get() == before + count);
        double seconds = (System.nanoTime() - began) / 1e9;
        double perFrame = (screenCpu() - cpu) / 1e6 / (frames.get() - drawn);
        long[] late = new long[count];
        for (int i = 0; i < count; i++) {
            late[i] = applied[before + 1 + i] - offered[before + 1 + i];
        }
        Arrays.sort(late);
        System.out.printf(
                "feed: %d events in %.1f s, %.1f frames/s, screen thread %.1f ms CPU per frame,"
                        + " event to screen p50 %.0f ms p99 %.0f ms%n",
                count,
                seconds,
                (frames.get() - drawn) / seconds,
                perFrame,
                late[count / 2] / 1e6,
                late[count * 99 / 100] / 1e6);
        assertThat(late[count * 99 / 100]).isLessThan(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void movingThroughAHundredThousandEvents(FxRobot robot) throws Exception {
        var id = open(robot);
        int before = window.model().timeline().size().get();
        feed(id, before, LONG - before, new long[LONG + 1]);
        WaitForAsyncUtils.waitFor(
                120, SECONDS, () -> window.model().timeline().size().get() == LONG);
        long[] took = new long[MOVES];
        for (int i = 0; i < MOVES; i++) {
            int wanted = 1 + (int) ((i * 7_919L * 13) % (LONG - 1));
            LockSupport.parkNanos(Duration.ofMillis(120).toNanos());
            long began = System.nanoTime();
            new FxThread().execute(() -> window.model().timeline().moveTo(wanted));
            while (window.model().shown().orElseThrow().sequence() != wanted) {
                LockSupport.parkNanos(500_000);
            }
            took[i] = System.nanoTime() - began;
        }
        Arrays.sort(took);
        System.out.printf(
                "scrub: %d events, moved p50 %.0f ms p99 %.0f ms (waiting for the frame included)%n",
                LONG, took[MOVES / 2] / 1e6, took[MOVES * 99 / 100] / 1e6);
        assertThat(took[MOVES * 99 / 100]).isLessThan(Duration.ofSeconds(1).toNanos());
    }

    /// A running case that only this benchmark writes to.
    private InvestigationId open(FxRobot robot) throws Exception {
        var id = new InvestigationId("benchmark");
        List<InvestigationEvent> first =
                world.events(world.waiting().id()).stream().map(event -> event.event()).toList();
        world.store().append(id, 0, Instant.EPOCH, first).join();
        robot.interact(() -> window.model().open(id));
        WaitForAsyncUtils.waitFor(
                10, SECONDS, () -> window.model().timeline().size().get() == first.size());
        return id;
    }

    /// Appends at the rate, in batches of 10 ms.
    private void feed(InvestigationId id, int before, int count, long[] offered) {
        int batch = PER_SECOND / 100;
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        long next = System.nanoTime();
        for (int done = 0; done < count; ) {
            List<InvestigationEvent> events = new ArrayList<>();
            for (int i = 0; i < batch && done < count; i++) {
                done++;
                offered[before + done] = System.nanoTime();
                events.add(new InvestigationEvent.ContextUnavailable("part " + done, "unknown"));
            }
            last = world.store().append(id, before + done - events.size(), Instant.EPOCH, events);
            next += Duration.ofMillis(10).toNanos();
            LockSupport.parkNanos(next - System.nanoTime());
        }
        last.join();
    }

    private long screenCpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(screenThread);
    }
}
