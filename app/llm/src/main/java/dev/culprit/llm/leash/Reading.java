package dev.culprit.llm.leash;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import java.util.List;
import java.util.Locale;

/// Short ways to an interpretation.
final class Reading {
    private Reading() {}

    static Interpretation of(Verdict verdict, double sure, String summary, List<Figure> figures) {
        double kept = Math.round(Math.clamp(sure, 0, 0.99) * 1000) / 1000.0;
        return new Interpretation(verdict, new Confidence(kept), summary, figures);
    }

    static Interpretation neutral(String summary, List<Figure> figures) {
        return of(Verdict.NEUTRAL, 0.3, summary, figures);
    }

    /// How sure a significant result makes: `1 - exp(-z / 4)` of the most that one test can give, 0.84;
    /// that is 0.53 at z = 4 and 0.77 at z = 10.
    static double bySignificance(double z) {
        return 0.84 * (1 - Math.exp(-Math.max(0, z) / 4));
    }

    static String number(double value) {
        return Math.abs(value) >= 1000 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : String.format(Locale.ROOT, "%.4g", value);
    }

    /// Shares read as percent, rates as they are.
    static String rate(double value) {
        return Math.abs(value) <= 1
                ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
                : number(value);
    }
}
