package dev.culprit.analyst;

import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Attribute;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import java.util.ArrayList;
import java.util.List;

/// Puts the slices that moved into the product's ranking.
final class Rankings {
    private static final int MOST = 12;

    private Rankings() {}

    static SegmentRanking of(Study study, List<Suspect> suspects) {
        List<Candidate> best = candidates(study, suspects);
        List<Segment> segments = new ArrayList<>();
        double total = 0;
        if (study.cube().isPresent()) {
            total = excess(study, new int[0], new int[0])[4];
            for (Candidate candidate : best.subList(0, Math.min(MOST, best.size()))) {
                segments.add(segment(study, candidate, total));
            }
        }
        return new SegmentRanking(
                study.subject().name(),
                study.subject().attributes().stream().map(Attribute::name).toList(),
                total,
                segments,
                study.cubeQueries());
    }

    private static List<Candidate> candidates(Study study, List<Suspect> suspects) {
        boolean counted =
                !suspects.isEmpty()
                        && study.kind() == MetricKind.SUM
                        && suspects.getFirst().fault().name().startsWith("VOLUME");
        return counted ? study.countCandidates() : study.candidates();
    }

    private static Segment segment(Study study, Candidate candidate, double total) {
        double[] e = excess(study, candidate.attributes(), candidate.codes());
        return new Segment(
                study.cube().orElseThrow().slice(candidate.attributes(), candidate.codes()),
                e[0],
                e[1],
                e[2],
                e[3],
                e[4],
                total == 0 ? 0 : e[4] / total,
                candidate.score());
    }

    /// Numerator, denominator, expected numerator, past rate and excess over the whole window.
    private static double[] excess(Study study, int[] of, int[] codes) {
        LeafCube cube = study.cube().orElseThrow();
        String top = numerator(study);
        String below = cube.has("m") && !top.equals("n") ? "m" : "n";
        double[] k = cube.numbers(top);
        double[] n = cube.numbers(below);
        double[] sums = new double[4];
        for (int cell = 0; cell < cube.size(); cell++) {
            if (cube.matches(cell, of, codes)) {
                int at = cube.inWindow(cell) ? 0 : 2;
                sums[at] += k[cell];
                sums[at + 1] += n[cell];
            }
        }
        if (top.equals("n")) {
            double days = study.subject().window().days();
            double expected = expectedRows(study, of, codes);
            return new double[] {sums[0], days, expected, expected / days, sums[0] - expected};
        }
        double rate = sums[3] > 0 ? sums[2] / sums[3] : 0;
        double expected = rate * sums[1];
        return new double[] {sums[0], sums[1], expected, rate, sums[0] - expected};
    }

    private static double expectedRows(Study study, int[] of, int[] codes) {
        var scan = study.countScan();
        return scan.expected(scan.baseline(of, codes), 0, 0);
    }

    private static String numerator(Study study) {
        return switch (study.kind()) {
            case NULL_RATE,
                    DUPLICATE_RATE,
                    TYPE_MISMATCH_RATE,
                    ORPHAN_RATE,
                    RATIO,
                    DISTINCT_COUNT ->
                    "k";
            case FRESHNESS -> study.latest() ? "n" : "k";
            case MEAN, SUM -> "s";
            case ROW_COUNT, CUSTOM_SQL, DESCRIPTION -> "n";
        };
    }
}
