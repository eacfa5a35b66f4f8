package dev.culprit.analyst.slices;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Scans jointly over slices and starts: singles and pairs exhaustively, triples by extending the best
/// pairs. A slice's score is its log-likelihood ratio less `2 + ln(values)` for each attribute it
/// names, so a term must earn its place; the empty slice competes for free. Starts lie on a coarse
/// grid over the first four fifths of the window and are made exact for the best candidates.
public final class SliceSearch {
    private static final double TERM_PENALTY = 2;
    private static final int STARTS_PER_DAY = 8;
    private static final double SEARCHED_SHARE = 0.8;
    private static final int MOST_STARTS = 40;
    private static final int EXTENDED_PAIRS = 60;
    private static final int EXACT = 40;
    private static final int MOST_NUMBERS = 6_000_000;

    private final LeafCube cube;
    private final Scan scan;
    private final double width;
    private final int starts;
    private final int[] bin;
    private final List<Candidate> found = new ArrayList<>();

    public SliceSearch(LeafCube cube, Scan scan, double windowMinutes) {
        this.cube = cube;
        this.scan = scan;
        double days = windowMinutes / 1440;
        this.starts =
                Math.clamp(Math.round(days * STARTS_PER_DAY * SEARCHED_SHARE), 1, MOST_STARTS);
        this.width = windowMinutes * SEARCHED_SHARE / starts;
        this.bin = new int[cube.windowCells()];
        for (int i = 0; i < bin.length; i++) {
            bin[i] = (int) Math.clamp(Math.floor(cube.time(i) / width), 0, starts - 1);
        }
    }

    /// The best candidates, the strongest first; the empty slice is always among them.
    public List<Candidate> best() {
        everything();
        int attributes = cube.attributes().size();
        for (int a = 0; a < attributes; a++) {
            combine(new int[] {a});
        }
        for (int a = 0; a < attributes; a++) {
            for (int b = a + 1; b < attributes; b++) {
                combine(new int[] {a, b});
            }
        }
        triples();
        found.sort(Candidate.BEST_FIRST);
        List<Candidate> exact = new ArrayList<>();
        for (Candidate candidate : found.subList(0, Math.min(EXACT, found.size()))) {
            exact.add(exactStart(candidate));
        }
        if (exact.stream().noneMatch(Candidate::isEverything)) {
            found.stream()
                    .filter(Candidate::isEverything)
                    .findFirst()
                    .ifPresent(candidate -> exact.add(exactStart(candidate)));
        }
        exact.sort(Candidate.BEST_FIRST);
        return exact;
    }

    private int stride() {
        return 3 * starts + 2 * scan.groups;
    }

    private void everything() {
        double[] sums = new double[stride()];
        for (int cell = 0; cell < cube.size(); cell++) {
            add(sums, 0, cell);
        }
        judge(new int[0], new int[0], sums, 0);
    }

    private void add(double[] sums, int at, int cell) {
        if (cube.inWindow(cell)) {
            sums[at + 3 * bin[cell]] += scan.x[cell];
            sums[at + 3 * bin[cell] + 1] += scan.w[cell];
            sums[at + 3 * bin[cell] + 2] += scan.z[cell];
        } else {
            int base = at + 3 * starts;
            sums[base + scan.group[cell]] += scan.x[cell];
            sums[base + scan.groups + scan.group[cell]] += scan.w[cell];
        }
    }

    /// All value combinations of one or two attributes.
    private void combine(int[] of) {
        int second = of.length > 1 ? cube.cardinality(of[1]) : 1;
        long combinations = (long) cube.cardinality(of[0]) * second;
        if (combinations * stride() > MOST_NUMBERS) {
            return;
        }
        double[] sums = new double[(int) combinations * stride()];
        int[] first = cube.codes(of[0]);
        int[] other = of.length > 1 ? cube.codes(of[1]) : new int[cube.size()];
        for (int cell = 0; cell < cube.size(); cell++) {
            if (first[cell] >= 0 && other[cell] >= 0) {
                add(sums, (first[cell] * second + other[cell]) * stride(), cell);
            }
        }
        for (int i = 0; i < combinations; i++) {
            int[] codes = of.length > 1 ? new int[] {i / second, i % second} : new int[] {i};
            judge(of, codes, sums, i * stride());
        }
    }

    private void triples() {
        List<Candidate> pairs = new ArrayList<>();
        for (Candidate candidate : found) {
            if (candidate.depth() == 2) {
                pairs.add(candidate);
            }
        }
        pairs.sort(Candidate.BEST_FIRST);
        Set<String> done = new HashSet<>();
        for (Candidate pair : pairs.subList(0, Math.min(EXTENDED_PAIRS, pairs.size()))) {
            extend(pair, done);
        }
    }

    private void extend(Candidate pair, Set<String> done) {
        int[] of = pair.attributes();
        int[] codes = pair.codes();
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < cube.size(); cell++) {
            if (cube.matches(cell, of, codes)) {
                cells.add(cell);
            }
        }
        for (int third = 0; third < cube.attributes().size(); third++) {
            if (third == of[0] || third == of[1]) {
                continue;
            }
            double[] sums = new double[cube.cardinality(third) * stride()];
            for (int cell : cells) {
                int code = cube.code(third, cell);
                if (code >= 0) {
                    add(sums, code * stride(), cell);
                }
            }
            for (int code = 0; code < cube.cardinality(third); code++) {
                Triple triple = Triple.of(of, codes, third, code);
                if (done.add(triple.key())) {
                    judge(triple.attributes, triple.codes, sums, code * stride());
                }
            }
        }
    }

    private static final class Triple {
        final int[] attributes;
        final int[] codes;

        private Triple(int[] attributes, int[] codes) {
            this.attributes = attributes;
            this.codes = codes;
        }

        static Triple of(int[] pair, int[] pairCodes, int third, int code) {
            int[] attributes = {pair[0], pair[1], third};
            int[] codes = {pairCodes[0], pairCodes[1], code};
            for (int i = 2; i > 0 && attributes[i] < attributes[i - 1]; i--) {
                int attribute = attributes[i];
                attributes[i] = attributes[i - 1];
                attributes[i - 1] = attribute;
                int value = codes[i];
                codes[i] = codes[i - 1];
                codes[i - 1] = value;
            }
            return new Triple(attributes, codes);
        }

        String key() {
            return java.util.Arrays.toString(attributes) + java.util.Arrays.toString(codes);
        }
    }

    private double penalty(int[] of) {
        double penalty = 0;
        for (int attribute : of) {
            penalty += TERM_PENALTY + Math.log(Math.max(1, cube.cardinality(attribute)));
        }
        return penalty;
    }

    private boolean exempt(int[] of, int[] codes) {
        for (int i = 0; i < of.length; i++) {
            if (scan.adjustment.exempt(of[i], codes[i])) {
                return true;
            }
        }
        return false;
    }

    private void judge(int[] of, int[] codes, double[] sums, int at) {
        if (exempt(of, codes)) {
            return;
        }
        double x = 0;
        double w = 0;
        double z = 0;
        double best = 0;
        int bestStart = 0;
        double adjust = scan.adjustment.factor(of, codes);
        for (int start = starts - 1; start >= 0; start--) {
            x += sums[at + 3 * start];
            w += sums[at + 3 * start + 1];
            z += sums[at + 3 * start + 2];
            double minute = start * width;
            double ratio = scan.judge.ratio(x, w, z, sums, at + 3 * starts, minute, adjust);
            if (ratio >= best) {
                best = ratio;
                bestStart = start;
            }
        }
        if (best > 0 || of.length == 0) {
            found.add(new Candidate(of, codes, bestStart * width, best, penalty(of)));
        }
    }

    /// Tries every time at which the slice has a row.
    private Candidate exactStart(Candidate candidate) {
        int[] of = candidate.attributes();
        int[] codes = candidate.codes();
        double[] base = new double[2 * scan.groups];
        for (int cell = cube.windowCells(); cell < cube.size(); cell++) {
            if (cube.matches(cell, of, codes)) {
                base[scan.group[cell]] += scan.x[cell];
                base[scan.groups + scan.group[cell]] += scan.w[cell];
            }
        }
        double x = 0;
        double w = 0;
        double z = 0;
        double best = candidate.ratio();
        double minute = candidate.minute();
        double adjust = scan.adjustment.factor(of, codes);
        for (int cell = cube.windowCells() - 1; cell >= 0; cell--) {
            if (!cube.matches(cell, of, codes)) {
                continue;
            }
            x += scan.x[cell];
            w += scan.w[cell];
            z += scan.z[cell];
            double at = cube.time(cell);
            double ratio = scan.judge.ratio(x, w, z, base, 0, at, adjust);
            if (ratio > best + 1e-9) {
                best = ratio;
                minute = at;
            }
        }
        return candidate.at(minute, best);
    }
}
