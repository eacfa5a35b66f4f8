package dev.culprit.analyst.slices;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Scans jointly over slices and starts: singles and pairs exhaustively, triples by extending the best
/// pairs. A slice's score is its log-likelihood ratio less `2 + ln(values)` for each attribute it
/// names, so a term must earn its place; the empty slice competes for free. Starts lie on a coarse
/// grid over the first four fifths of the window and are made exact for the best candidates.
///
/// The work is one addition per cell for each attribute and pair of attributes, whatever their values.
public final class SliceSearch {
    private static final double TERM_PENALTY = 2;
    private static final int STARTS_PER_DAY = 8;
    private static final double SEARCHED_SHARE = 0.8;
    private static final int MOST_STARTS = 40;
    private static final int EXTENDED_PAIRS = 60;
    private static final int EXACT = 40;

    private final LeafCube cube;
    private final Scan scan;
    private final double width;
    private final SliceSums sums;
    private final List<Candidate> found = new ArrayList<>();

    public SliceSearch(LeafCube cube, Scan scan, double windowMinutes) {
        this.cube = cube;
        this.scan = scan;
        double days = windowMinutes / 1440;
        int starts = Math.clamp(Math.round(days * STARTS_PER_DAY * SEARCHED_SHARE), 1, MOST_STARTS);
        this.width = windowMinutes * SEARCHED_SHARE / starts;
        this.sums = new SliceSums(cube, scan, starts, width);
    }

    /// The best candidates, the strongest first; the empty slice is always among them.
    public List<Candidate> best() {
        everything();
        singles();
        pairs();
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

    private void everything() {
        int[] none = new int[0];
        judge(new Terms(none, none), sums.of(cube.cells(none, none)), 0);
    }

    private void singles() {
        int[] none = new int[0];
        SliceSums.Part all = sums.part(cube.cells(none, none));
        for (int a = 0; a < cube.attributes().size(); a++) {
            int attribute = a;
            split(all, a, code -> new Terms(new int[] {attribute}, new int[] {code}));
        }
    }

    private void pairs() {
        int attributes = cube.attributes().size();
        for (int a = 0; a + 1 < attributes; a++) {
            for (int code = 0; code < cube.cardinality(a); code++) {
                int[] of = {a};
                int[] value = {code};
                SliceSums.Part part = sums.part(cube.cells(of, value));
                for (int b = a + 1; b < attributes; b++) {
                    int second = b;
                    split(part, b, other -> new Terms(of, value).and(second, other));
                }
            }
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
        Set<List<Integer>> done = new HashSet<>();
        for (Candidate pair : pairs.subList(0, Math.min(EXTENDED_PAIRS, pairs.size()))) {
            extend(pair, done);
        }
    }

    private void extend(Candidate pair, Set<List<Integer>> done) {
        var terms = new Terms(pair.attributes(), pair.codes());
        SliceSums.Part part = sums.part(cube.cells(terms.attributes, terms.codes));
        for (int a = 0; a < cube.attributes().size(); a++) {
            int third = a;
            if (third != terms.attributes[0] && third != terms.attributes[1]) {
                split(part, third, code -> terms.and(third, code), done);
            }
        }
    }

    private void split(SliceSums.Part part, int attribute, IntFunction<Terms> named) {
        split(part, attribute, named, new HashSet<>());
    }

    /// Judges every value of the attribute that the part has, unless that was done before.
    private void split(
            SliceSums.Part part, int attribute, IntFunction<Terms> named, Set<List<Integer>> done) {
        double[] split = sums.split(part, attribute);
        for (int code = 0; code < cube.cardinality(attribute); code++) {
            if (sums.has(code)) {
                Terms terms = named.apply(code);
                if (terms.attributes.length < 3 || done.add(terms.key())) {
                    judge(terms, split, code * sums.stride());
                }
            }
        }
    }

    /// What a slice names, in order of the attributes.
    @SuppressWarnings("ArrayRecordComponent") // never compared; there are hundreds of thousands
    private record Terms(int[] attributes, int[] codes) {

        Terms and(int attribute, int code) {
            int at = 0;
            while (at < attributes.length && attributes[at] < attribute) {
                at++;
            }
            return new Terms(inserted(attributes, at, attribute), inserted(codes, at, code));
        }

        private static int[] inserted(int[] into, int at, int value) {
            int[] longer = Arrays.copyOf(into, into.length + 1);
            System.arraycopy(into, at, longer, at + 1, into.length - at);
            longer[at] = value;
            return longer;
        }

        List<Integer> key() {
            return IntStream.concat(Arrays.stream(attributes), Arrays.stream(codes))
                    .boxed()
                    .toList();
        }
    }

    private double penalty(int[] of) {
        double penalty = 0;
        for (int attribute : of) {
            penalty += TERM_PENALTY + Math.log(Math.max(1, cube.cardinality(attribute)));
        }
        return penalty;
    }

    private boolean exempt(Terms terms) {
        for (int i = 0; i < terms.attributes.length; i++) {
            if (scan.adjustment.exempt(terms.attributes[i], terms.codes[i])) {
                return true;
            }
        }
        return false;
    }

    private void judge(Terms terms, double[] of, int at) {
        if (exempt(terms)) {
            return;
        }
        double x = 0;
        double w = 0;
        double z = 0;
        double best = 0;
        int bestStart = 0;
        double adjust = scan.adjustment.factor(terms.attributes, terms.codes);
        for (int start = sums.starts() - 1; start >= 0; start--) {
            x += of[at + 3 * start];
            w += of[at + 3 * start + 1];
            z += of[at + 3 * start + 2];
            double minute = start * width;
            double ratio = scan.judge.ratio(x, w, z, of, at + 3 * sums.starts(), minute, adjust);
            if (ratio >= best) {
                best = ratio;
                bestStart = start;
            }
        }
        if (best > 0 || terms.attributes.length == 0) {
            double penalty = penalty(terms.attributes);
            found.add(
                    new Candidate(terms.attributes, terms.codes, bestStart * width, best, penalty));
        }
    }

    /// Tries every time at which the slice has a row.
    private Candidate exactStart(Candidate candidate) {
        int[] of = candidate.attributes();
        int[] codes = candidate.codes();
        int[] cells = cube.cells(of, codes);
        double[] base = new double[2 * scan.groups];
        int last = cells.length - 1;
        for (; last >= 0 && !cube.inWindow(cells[last]); last--) {
            int group = scan.group[cells[last]];
            base[group] += scan.x[cells[last]];
            base[scan.groups + group] += scan.w[cells[last]];
        }
        double x = 0;
        double w = 0;
        double z = 0;
        double best = candidate.ratio();
        double minute = candidate.minute();
        double adjust = scan.adjustment.factor(of, codes);
        for (int i = last; i >= 0; i--) {
            int cell = cells[i];
            x += scan.x[cell];
            w += scan.w[cell];
            z += scan.z[cell];
            double at = cube.time(cell);
            if (i > 0 && cube.time(cells[i - 1]) == at) {
                continue; // rows of one time begin together
            }
            double ratio = scan.judge.ratio(x, w, z, base, 0, at, adjust);
            if (ratio > best + 1e-9) {
                best = ratio;
                minute = at;
            }
        }
        return candidate.at(minute, best);
    }
}
