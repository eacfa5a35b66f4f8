package dev.culprit.ui.scan;

import dev.culprit.core.scan.TableScan;
import dev.culprit.core.source.Table;
import java.util.Optional;

/// A table of the list with how far the look at it is.
///
/// @param scannable whether it has a time by which days can be told apart
/// @param scan what the look brought
record TableRow(Table table, boolean scannable, boolean running, Optional<TableScan> scan) {

    enum Stand {
        WAITING,
        RUNNING,
        ODD,
        QUIET,
        UNCLEAR,
        TIMELESS
    }

    Stand stand() {
        if (running) {
            return Stand.RUNNING;
        }
        if (scan.isEmpty()) {
            return scannable ? Stand.WAITING : Stand.TIMELESS;
        }
        if (scan.get().isQuiet()) {
            return Stand.QUIET;
        }
        return scan.get().oddities().isEmpty() ? Stand.UNCLEAR : Stand.ODD;
    }

    TableRow running(boolean now) {
        return new TableRow(table, scannable, now, scan);
    }

    TableRow with(TableScan brought) {
        return new TableRow(table, scannable, false, Optional.of(brought));
    }
}
