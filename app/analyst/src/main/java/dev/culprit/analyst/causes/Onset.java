package dev.culprit.analyst.causes;

import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import java.time.LocalDateTime;
import java.util.List;

/// When a change began: the change point of the slice, then the middle between the last row before it
/// and the first one after. The window's start when nothing came before.
final class Onset {
    private Onset() {}

    static LocalDateTime of(Study study, Candidate candidate) {
        return study.began(candidate).orElseGet(() -> fromRows(study, candidate));
    }

    private static LocalDateTime fromRows(Study study, Candidate candidate) {
        double first = candidate.minute();
        double before = -1;
        for (int cell : study.windowCells(candidate)) {
            double at = study.cube().orElseThrow().time(cell);
            if (at < first) {
                before = at;
            }
        }
        return before < 0 ? study.subject().window().start() : study.at((before + first) / 2 + 0.5);
    }

    /// The same for shares: the first bad row at or after the change point.
    static LocalDateTime ofBadRows(Study study, Candidate candidate, double[] bad) {
        return study.began(candidate).orElseGet(() -> fromBadRows(study, candidate, bad));
    }

    private static LocalDateTime fromBadRows(Study study, Candidate candidate, double[] bad) {
        LeafCube cube = study.cube().orElseThrow();
        List<Integer> cells = study.windowCells(candidate);
        double first = Double.NaN;
        for (int cell : cells) {
            if (bad[cell] > 0 && cube.time(cell) >= candidate.minute() && Double.isNaN(first)) {
                first = cube.time(cell);
            }
        }
        double good = -1;
        for (int cell : cells) {
            if (cube.time(cell) < first && bad[cell] == 0) {
                good = cube.time(cell);
            }
        }
        if (Double.isNaN(first)) {
            return study.subject().window().start();
        }
        return good < 0 ? study.subject().window().start() : study.at((good + first) / 2 + 0.5);
    }
}
