package dev.culprit.core.scan;

import dev.culprit.core.source.Table;

/// Looks at a table with no alert at hand.
public interface TableScanner {

    /// The next step, from what has been answered so far. Pure: the same file gives the same step, and
    /// every chain of steps ends with `Done` after a few rounds.
    ScanStep next(ScanFile file);

    /// Whether there is something to look at: a time by which days can be told apart.
    boolean canScan(Table table);
}
