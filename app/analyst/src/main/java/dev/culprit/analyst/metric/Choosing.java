package dev.culprit.analyst.metric;

import dev.culprit.core.alert.TimeWindow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides by which of its components a metric is examined: lost values first, then values that
/// appeared, then the mean that explains most; the metric itself when none of them moved.
final class Choosing {
    private static final double MOVED = 4;
    private static final double EXPLAINS = 0.4;

    /// A metric that moved less than this has no part to blame.
    private static final double STILL = 0.02;

    private final List<Component> components;
    private final Days days;
    private final TimeWindow window;

    Choosing(List<Component> components, Days days, TimeWindow window) {
        this.components = components;
        this.days = days;
        this.window = window;
    }

    /// A component that moved, and a sentence on it.
    record Chosen(Component component, String sentence) {}

    Optional<Chosen> chosen() {
        Optional<Chosen> best = Optional.empty();
        double most = 0;
        for (int i = 1; i < components.size(); i++) {
            double weight = weight(i);
            if (weight > most) {
                most = weight;
                best = Optional.of(new Chosen(components.get(i), sentence(i)));
            }
        }
        return best;
    }

    private double weight(int i) {
        Component c = components.get(i);
        Days.Move move = days.move(i, window);
        Days.Move own = days.move(0, window);
        if (Math.abs(move.score()) < MOVED) {
            return 0;
        }
        double change = own.before() == 0 ? 1 : Math.abs(own.now() / own.before() - 1);
        if (change < STILL && Math.abs(own.score()) < MOVED / 2) {
            return 0;
        }
        double more = move.now() - move.before();
        return switch (c.role()) {
            case NULLS -> more > 0.003 && more >= 0.3 * Math.min(1, change) ? 30 + more : 0;
            case NEW_VALUES -> more > 0.003 ? 20 + more : 0;
            case MEAN -> mean(c, move, own);
            case OWN -> 0;
        };
    }

    private static double mean(Component c, Days.Move move, Days.Move own) {
        if (move.before() <= 0 || move.now() <= 0) {
            return 0;
        }
        double moved = Math.log(move.now() / move.before());
        boolean comparable = own.before() > 0 && own.now() > 0 && own.now() != own.before();
        if (c.sign() == 0 || !comparable) {
            return Math.abs(moved) > 0.05 ? 1 + Math.min(1, Math.abs(moved)) : 0;
        }
        double explains = c.sign() * moved / Math.log(own.now() / own.before());
        return explains >= EXPLAINS ? 10 - Math.abs(1 - Math.min(explains, 2)) : 0;
    }

    /// The component that left its range most, for alerts that name no metric.
    Optional<Chosen> strongest() {
        int best = -1;
        double most = MOVED;
        for (int i = 0; i < components.size(); i++) {
            Days.Move move = days.move(i, window);
            double more = Math.abs(move.now() - move.before());
            boolean share = components.get(i).role() == Component.Role.NULLS;
            double score = share && more < 0.003 ? 0 : Math.abs(move.score());
            if (score > most) {
                most = score;
                best = i;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(new Chosen(components.get(best), sentence(best)));
    }

    private String sentence(int i) {
        Component c = components.get(i);
        Days.Move move = days.move(i, window);
        String what =
                switch (c.kind()) {
                    case NULL_RATE -> "the NULL rate of " + c.column();
                    case DISTINCT_COUNT ->
                            "the share of values of " + c.column() + " never seen before";
                    case MEAN -> "the mean of " + c.column();
                    default -> "the number of rows per day";
                };
        boolean share = c.role() == Component.Role.NULLS || c.role() == Component.Role.NEW_VALUES;
        String from = share ? percent(move.before()) : number(move.before());
        String to = share ? percent(move.now()) : number(move.now());
        return "What moved is " + what + ", from " + from + " to " + to + "; that was examined.";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.4g", value);
    }
}
