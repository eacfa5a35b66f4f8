package dev.culprit.analyst.causes;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Locale;

/// Short ways to an interpretation.
final class Reading {
    private Reading() {}

    static Interpretation supports(double confidence, String summary, Figure... figures) {
        return of(Verdict.SUPPORTS, confidence, summary, figures);
    }

    static Interpretation refutes(double confidence, String summary, Figure... figures) {
        return of(Verdict.REFUTES, confidence, summary, figures);
    }

    static Interpretation neutral(String summary, Figure... figures) {
        return of(Verdict.NEUTRAL, 0.3, summary, figures);
    }

    private static Interpretation of(
            Verdict verdict, double confidence, String summary, Figure... figures) {
        double kept = Math.clamp(Math.round(confidence * 1000) / 1000.0, 0, 0.99);
        return new Interpretation(verdict, new Confidence(kept), summary, List.of(figures));
    }

    static Figure share(String label, double value, QueryId query) {
        return new Figure(label, value, Figure.Unit.SHARE, query);
    }

    static Figure count(String label, double value, QueryId query) {
        return new Figure(label, value, Figure.Unit.COUNT, query);
    }

    static Figure factor(String label, double value, QueryId query) {
        return new Figure(label, value, Figure.Unit.FACTOR, query);
    }

    static Figure hours(String label, double value, QueryId query) {
        return new Figure(label, value, Figure.Unit.HOURS, query);
    }

    static Figure number(String label, double value, QueryId query) {
        return new Figure(label, value, Figure.Unit.NUMBER, query);
    }

    static String number(double value) {
        return Math.abs(value) >= 1000 ? whole(value) : String.format(Locale.ROOT, "%.4g", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String whole(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }
}
