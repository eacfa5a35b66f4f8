package dev.culprit.samples;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Attributes and their values that select rows; empty where no rows in particular are meant.
/// Sorted, because the order of `Map.of` changes from run to run.
record Slice(SortedMap<String, String> attributes) {

    static final Slice NONE = new Slice(Collections.emptySortedMap());

    static Slice of(String attribute, String value) {
        return NONE.and(attribute, value);
    }

    Slice and(String attribute, String value) {
        SortedMap<String, String> more = new TreeMap<>(attributes);
        more.put(attribute, value);
        return new Slice(Collections.unmodifiableSortedMap(more));
    }
}
