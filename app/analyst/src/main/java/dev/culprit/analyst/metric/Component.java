package dev.culprit.analyst.metric;

import dev.culprit.core.alert.MetricKind;
import java.util.Optional;

/// Something in a metric that may have moved it, and by which the case is examined if it did.
///
/// @param top aggregate of a day over the alias `t`
/// @param below aggregate it is divided by; empty for numbers per day
/// @param sign 1 when the metric rises with it, -1 when it falls, 0 when that is open
record Component(
        MetricKind kind,
        String column,
        Formula formula,
        String top,
        Optional<String> below,
        Role role,
        int sign) {
    enum Role {
        OWN,
        NULLS,
        NEW_VALUES,
        MEAN
    }
}
