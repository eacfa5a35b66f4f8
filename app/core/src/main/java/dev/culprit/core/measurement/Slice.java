package dev.culprit.core.measurement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A part of the rows: all terms hold at once. No term means all rows. Terms are kept in order of
/// attribute, so that equal slices are equal values.
public record Slice(List<Term> terms) {

    /// All rows.
    public static final Slice EVERYTHING = new Slice(List.of());

    /// @param attribute a column of the table, or `parent.column` for one reached by a foreign key
    public record Term(String attribute, String value) {}

    public Slice {
        List<Term> sorted = new ArrayList<>(terms);
        sorted.sort(Comparator.comparing(Term::attribute).thenComparing(Term::value));
        terms = List.copyOf(sorted);
    }

    public static Slice of(String attribute, String value) {
        return new Slice(List.of(new Term(attribute, value)));
    }

    public Slice and(String attribute, String value) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(attribute, value));
        return new Slice(more);
    }

    public boolean isEverything() {
        return terms.isEmpty();
    }

    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        terms.forEach(term -> map.put(term.attribute(), term.value()));
        return map;
    }

    /// As an analyst would say it: `channel = mobile_app and app_version = 2.3.1`.
    public String phrase() {
        if (isEverything()) {
            return "all rows";
        }
        return terms.stream()
                .map(term -> term.attribute() + " = " + term.value())
                .collect(Collectors.joining(" and "));
    }
}
