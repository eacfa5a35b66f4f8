package dev.culprit.connector.kit.extract;

import dev.culprit.core.query.QueryResult.Coverage;
import java.util.List;
import java.util.OptionalLong;

/// How an object was read.
///
/// @param coverage `FULL` when the source had no more, else what the rows that were taken are
/// @param method in words, for example `most recent by created`
/// @param population rows the object has, where known
/// @param warnings sentences for the user
public record ObjectReading(
        Coverage coverage, String method, OptionalLong population, List<String> warnings) {
    public ObjectReading {
        warnings = List.copyOf(warnings);
    }

    public static ObjectReading of(Coverage coverage, String method, OptionalLong population) {
        return new ObjectReading(coverage, method, population, List.of());
    }

    public ObjectReading with(List<String> more) {
        return new ObjectReading(coverage, method, population, more);
    }
}
