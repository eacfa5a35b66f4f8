package dev.culprit.ui.scan;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.scan.ScanViewModel.Phase;
import dev.culprit.ui.testing.ScriptedWorld;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScanViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final Messages messages = new Messages(Locale.ENGLISH);
    private final ScanViewModel model =
            new ScanViewModel(
                    world.services().scans(), "Ada", messages, Runnable::run, Runnable::run);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void fewTablesAreLookedAtOnTheirOwnAndTheStrongestOddityIsFirst() {
        model.open(DataPlace.of(ScriptedWorld.SOURCE));

        assertThat(model.phase().get()).isEqualTo(Phase.DONE);
        assertThat(model.tables())
                .extracting(row -> row.table().name().name() + " " + row.stand())
                .containsExactlyInAnyOrder("orders ODD", "users QUIET", "sessions QUIET");
        assertThat(model.oddities())
                .extracting(Oddity::metric)
                .extracting(metric -> metric.kind())
                .containsExactly(MetricKind.NULL_RATE, MetricKind.FRESHNESS);
    }

    @Test
    void aFileIsATableOfItsFolder() {
        model.open(new DataPlace(ScriptedWorld.SOURCE, Optional.of("users")));

        assertThat(model.chosen().get()).contains(TableName.of("users"));
        assertThat(model.oddities()).isEmpty();
        assertThat(model.shown()).hasSize(1);
        assertThat(DataPlace.ofFile(Path.of("/data/shop/orders.csv.gz")))
                .isEqualTo(new DataPlace("/data/shop", Optional.of("orders")));
        assertThat(DataPlace.ofFile(Path.of("/data/shop.duckdb")))
                .isEqualTo(DataPlace.of("/data/shop.duckdb"));
    }

    @Test
    void anOddityIsHandedOnAsAnAlertWithItsSource() {
        List<String> opened = new ArrayList<>();
        model.onInvestigate((Alert alert, String from) -> opened.add(alert.id() + " " + from));
        model.open(DataPlace.of(ScriptedWorld.SOURCE));

        model.investigate(model.oddities().getFirst());

        assertThat(opened)
                .containsExactly(
                        "scan-orders-null_rate-user_id-2026-01-10 " + ScriptedWorld.SOURCE);
    }

    @Test
    void aSourceThatIsNotThereSaysSo() {
        model.open(DataPlace.of("nowhere"));

        assertThat(model.phase().get()).isEqualTo(Phase.FAILED);
        assertThat(model.problem().get()).isEqualTo("There is no source nowhere.");
    }

    @Test
    void whatAStoppedLookBringsIsNotShown() {
        Queue<Runnable> later = new ArrayDeque<>();
        var slow =
                new ScanViewModel(
                        world.services().scans(), "Ada", messages, later::add, Runnable::run);
        slow.open(DataPlace.of(ScriptedWorld.SOURCE));
        assertThat(slow.phase().get()).isEqualTo(Phase.READING);

        slow.stop();
        later.remove().run();

        assertThat(slow.phase().get()).isEqualTo(Phase.STOPPED);
        assertThat(slow.tables()).isEmpty();
    }

    @Test
    void stoppingEndsAQueryThatHangs() throws InterruptedException {
        var asking = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (ScriptedWorld hanging = ScriptedWorld.hanging()) {
            var slow =
                    new ScanViewModel(
                            hanging.services().scans(),
                            "Ada",
                            messages,
                            task ->
                                    Thread.ofVirtual()
                                            .start(() -> {
                                                task.run();
                                                ended.countDown();
                                            }),
                            Runnable::run);
            slow.doing()
                    .subscribe(text -> {
                        if (text.contains("hold by day")) {
                            asking.countDown();
                        }
                    });
            slow.open(DataPlace.of(ScriptedWorld.SOURCE));
            assertThat(asking.await(10, SECONDS)).isTrue();

            slow.stop();

            assertThat(ended.await(10, SECONDS)).isTrue();
            assertThat(slow.phase().get()).isEqualTo(Phase.STOPPED);
        }
    }

    @Test
    void anOddityIsToldInTheLanguageOfTheWindow() {
        model.open(DataPlace.of(ScriptedWorld.SOURCE));
        Oddity oddity = model.oddities().getFirst();

        assertThat(text(oddity, Locale.ENGLISH))
                .containsExactly(
                        "NULL rate of orders.user_id",
                        "22.3 % instead of 1.0 %",
                        "10 – 12 Jan 2026, compared with the 28 days before. It lasts.",
                        "Strong");
        assertThat(text(oddity, Locale.GERMAN))
                .startsWith("NULL-Rate von orders.user_id", "22,3 % statt 1,0 %");
    }

    private static List<String> text(Oddity oddity, Locale locale) {
        var text =
                new OddityText(
                        oddity,
                        new Messages(locale),
                        new dev.culprit.ui.format.Figures(locale, java.time.ZoneOffset.UTC));
        return List.of(
                plain(text.title()),
                plain(text.numbers()),
                plain(text.when()),
                plain(text.strength()));
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
