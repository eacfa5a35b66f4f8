package dev.culprit.analyst;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.source.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Scans the table of every alert in a folder of cases, once as it was when the alert fired and once as it
/// was before its window, where nothing should look odd: `ScanBench CASES`.
final class ScanBench {
    private static final Set<MetricKind> LOOKED_AT =
            EnumSet.of(
                    MetricKind.NULL_RATE,
                    MetricKind.ROW_COUNT,
                    MetricKind.FRESHNESS,
                    MetricKind.DUPLICATE_RATE);

    private int asked;
    private int first;
    private int top;
    private int variance;
    private int varianceFlagged;
    private int quiet;
    private int alarmed;
    private int alarms;

    private ScanBench() {}

    public static void main(String[] args) throws IOException {
        var bench = new ScanBench();
        try (var list = Files.list(Path.of(args[0]))) {
            for (Path folder :
                    list.filter(p -> Files.exists(p.resolve("alert.json"))).sorted().toList()) {
                bench.look(folder);
            }
        }
        System.out.printf(
                "alerts of kinds looked at, with a fault: %d; first %d, in the top three %d%n",
                bench.asked, bench.first, bench.top);
        System.out.printf(
                "alerts that were no fault: %d; their metric called odd %d%n",
                bench.variance, bench.varianceFlagged);
        System.out.printf(
                "tables before their window: %d; with something odd %d; oddities %d%n",
                bench.quiet, bench.alarmed, bench.alarms);
    }

    private void look(Path folder) {
        CaseFolder read = CaseFolder.read(folder);
        Alert alert = read.alert();
        Optional<Table> table = read.context().schema().table(alert.dataset());
        if (table.isEmpty() || alert.window().isEmpty()) {
            return;
        }
        try (DuckDb database = DuckDb.of(read)) {
            var rehearsal = new ScanRehearsal(read.context(), database);
            LocalDateTime end = alert.window().get().end();
            TableScan now = rehearsal.scan(table.get(), Optional.of(end), end);
            judge(folder, alert, now);
            LocalDateTime start = alert.window().get().start();
            TableScan before = rehearsal.scan(table.get(), Optional.of(start), start);
            quiet++;
            alarmed += before.oddities().isEmpty() ? 0 : 1;
            alarms += before.oddities().size();
            before.oddities().forEach(oddity -> print("  before:", oddity));
        }
    }

    private void judge(Path folder, Alert alert, TableScan scan) {
        List<Oddity> found = scan.oddities();
        int rank = -1;
        for (int i = found.size() - 1; i >= 0; i--) {
            rank = isSame(alert, found.get(i)) ? i : rank;
        }
        boolean fault = !isVariance(folder);
        boolean looked = LOOKED_AT.contains(alert.metric().kind());
        System.out.printf(
                "%s %s %s rank %d of %d%s%n",
                folder.getFileName(),
                alert.metric().kind().key(),
                alert.metric().column().orElse(""),
                rank + 1,
                found.size(),
                fault ? "" : " (no fault)");
        scan.notes().forEach(note -> System.out.println("  note: " + note));
        found.forEach(oddity -> print("  ", oddity));
        if (looked && fault) {
            asked++;
            first += rank == 0 ? 1 : 0;
            top += rank >= 0 && rank < 3 ? 1 : 0;
        } else if (looked) {
            variance++;
            varianceFlagged += rank >= 0 ? 1 : 0;
        }
    }

    private static void print(String before, Oddity oddity) {
        System.out.printf(
                "%s %.2f z %.1f %s%s%n",
                before,
                oddity.strength(),
                oddity.score(),
                oddity.lasting() ? "" : "(over) ",
                oddity.sentence());
    }

    private static boolean isSame(Alert alert, Oddity oddity) {
        boolean kind = alert.metric().kind() == oddity.metric().kind();
        boolean column =
                alert.metric().kind() != MetricKind.NULL_RATE
                        || alert.metric().column().equals(oddity.metric().column());
        return kind && column;
    }

    private static boolean isVariance(Path folder) {
        try {
            return Files.readString(folder.resolve("truth.json")).contains("expected_variance");
        } catch (IOException none) {
            return false;
        }
    }
}
