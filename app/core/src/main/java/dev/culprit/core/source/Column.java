package dev.culprit.core.source;

import java.util.Optional;

/// A column as the source describes it.
///
/// @param nativeType the source's own name of the type, for display
/// @param statistics absent when the source's catalogue has none
public record Column(
        String name, DataType type, String nativeType, Optional<ColumnStatistics> statistics) {

    public static Column of(String name, DataType type) {
        return new Column(
                name, type, type.name().toLowerCase(java.util.Locale.ROOT), Optional.empty());
    }

    /// Catalogue statistics, possibly estimates.
    ///
    /// @param distinctValues number of different values, NULL not counted
    /// @param nullShare share of rows that are NULL, 0 to 1
    public record ColumnStatistics(long distinctValues, double nullShare) {}
}
