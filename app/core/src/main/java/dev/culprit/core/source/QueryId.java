package dev.culprit.core.source;

/// A query's number within its investigation, from 1, in the order of proposal. Measurements and
/// evidence cite it.
public record QueryId(int number) implements Comparable<QueryId> {
    public QueryId {
        if (number < 1) {
            throw new IllegalArgumentException("Queries are numbered from 1");
        }
    }

    @Override
    public int compareTo(QueryId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "q" + number;
    }
}
