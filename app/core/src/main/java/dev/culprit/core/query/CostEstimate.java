package dev.culprit.core.query;

import java.util.OptionalLong;

/// What running a query is expected to cost; empty parts are unknown.
///
/// @param rowsRead rows scanned
/// @param bytesRead bytes scanned
public record CostEstimate(OptionalLong rowsRead, OptionalLong bytesRead) {
    public static final CostEstimate UNKNOWN =
            new CostEstimate(OptionalLong.empty(), OptionalLong.empty());

    public static CostEstimate ofRows(long rows) {
        return new CostEstimate(OptionalLong.of(rows), OptionalLong.empty());
    }
}
