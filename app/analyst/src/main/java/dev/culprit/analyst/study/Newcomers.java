package dev.culprit.analyst.study;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import java.util.List;

/// Slices that are younger than the baseline, like a product released last week. Compared with the
/// whole baseline they always rise; compared with their own short past they need not.
final class Newcomers {
    private static final double RECENT_DAYS = 4;
    private static final double STILL_UNUSUAL = 10;

    private final LeafCube cube;
    private final double[] rows;
    private final double windowDays;

    Newcomers(LeafCube cube, double windowDays) {
        this.cube = cube;
        this.rows = cube.numbers("n");
        this.windowDays = windowDays;
    }

    /// The candidates that are unusual by their own age too.
    List<Candidate> without(List<Candidate> found) {
        return found.stream().filter(c -> c.isEverything() || !explained(c)).toList();
    }

    private boolean explained(Candidate candidate) {
        int[] of = candidate.attributes();
        int[] codes = candidate.codes();
        double born = 0;
        double before = 0;
        double now = 0;
        for (int cell = 0; cell < cube.size(); cell++) {
            if (!cube.matches(cell, of, codes)) {
                continue;
            }
            if (cube.inWindow(cell)) {
                now += rows[cell];
            } else {
                born = rows[cell] > 0 ? Math.min(born, cube.time(cell)) : born;
                before += rows[cell];
            }
        }
        if (before == 0 || born < -RECENT_DAYS) {
            return false;
        }
        double expected = before / -born * windowDays;
        double ratio = now > expected ? now * Math.log(now / expected) - now + expected : 0;
        return ratio < STILL_UNUSUAL;
    }
}
