package dev.culprit.desktop.scan;

import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.TableScan;
import java.util.List;
import java.util.Locale;

/// Scans for people at a terminal.
public final class ScanText {
    private ScanText() {}

    public static String of(TableScan scan) {
        var text = new StringBuilder();
        text.append(scan.table()).append(": ").append(summary(scan)).append('\n');
        List<Oddity> oddities = scan.oddities();
        for (int i = 0; i < oddities.size(); i++) {
            Oddity oddity = oddities.get(i);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %d. [%.2f] %s%s%n",
                            i + 1,
                            oddity.strength(),
                            oddity.sentence(),
                            oddity.lasting() ? "" : " It is over."));
        }
        int told = scan.span().isPresent() ? 0 : 1;
        scan.notes().stream()
                .skip(told)
                .forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private static String summary(TableScan scan) {
        if (scan.span().isEmpty()) {
            return scan.notes().getFirst();
        }
        String looked =
                String.format(
                        Locale.ROOT,
                        " (%,d rows up to %s, %d metrics by day)",
                        scan.rows(),
                        scan.span().get().end().toString().replace('T', ' '),
                        scan.metrics());
        if (scan.metrics() == 0) {
            return "not enough to tell" + looked;
        }
        return switch (scan.oddities().size()) {
            case 0 -> "nothing looks odd" + looked;
            case 1 -> "one thing looks odd" + looked;
            default -> scan.oddities().size() + " things look odd" + looked;
        };
    }
}
