package dev.culprit.connector.kit.extract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is wanted of one object (a collection, a table, an endpoint).
///
/// @param fields only these; empty for all
/// @param time the field by which rows are the most recent
/// @param since only rows whose time is not before it; never without a `time`
/// @param rows at most so many are taken
/// @param seed for random choices
public record ObjectRead(
        String object,
        List<String> fields,
        Optional<String> time,
        Optional<Instant> since,
        Order order,
        long rows,
        long seed) {

    /// Which rows are taken when not all can be.
    public enum Order {
        /// The most recent where a time is known, a random part where the source can, else the first.
        AUTO,
        RECENT,
        RANDOM
    }

    public ObjectRead {
        fields = List.copyOf(fields);
    }

    /// Whether a random part is wanted, as far as nothing says which rows matter more.
    public boolean wantsRandom() {
        return order == Order.RANDOM || (order == Order.AUTO && time.isEmpty());
    }
}
