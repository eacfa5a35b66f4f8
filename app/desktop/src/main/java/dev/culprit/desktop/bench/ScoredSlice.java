package dev.culprit.desktop.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;

/// A slice as it is scored: a set of attribute and value, where the table before an attribute and
/// the attribute's case do not count.
record ScoredSlice(Set<Term> terms) {

    record Term(String attribute, String value) {}

    ScoredSlice {
        terms = Set.copyOf(terms);
    }

    /// An object of attribute to value; anything else, and a value of nothing, is no term.
    static ScoredSlice of(JsonNode slice) {
        return new ScoredSlice(
                slice.properties().stream()
                        .map(entry ->
                                new Term(
                                        ScoredJson.shortName(entry.getKey()),
                                        ScoredJson.text(entry.getValue()).strip()))
                        .filter(term -> !term.value().isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean isEverything() {
        return terms.isEmpty();
    }

    /// Harmonic mean of precision and recall over terms, 0 to 1; two empty slices agree.
    double f1(ScoredSlice truth) {
        if (truth.isEverything() || isEverything()) {
            return equals(truth) ? 1 : 0;
        }
        double common = terms.stream().filter(truth.terms::contains).count();
        return 2 * common / (terms.size() + truth.terms.size());
    }
}
