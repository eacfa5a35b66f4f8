package dev.culprit.connector.kit.extract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The closed list of questions that are asked of the source itself. Nothing else of a query's text
/// ever reaches it, so nothing in it can write.
public sealed interface PushDown {
    String object();

    /// How many rows the object has.
    record Count(String object) implements PushDown {}

    /// How many rows have a time that is not before an instant.
    record CountSince(String object, String field, Instant since) implements PushDown {}

    /// How many rows have no value in the field.
    record CountNulls(String object, String field) implements PushDown {}

    /// The smallest and the largest value of the field.
    record Range(String object, String field) implements PushDown {}

    /// How many rows each value of the field has.
    ///
    /// @param most more values than this are refused, as an answer that is cut is none
    record CountByKey(String object, String field, int most) implements PushDown {}

    /// Rows of values as in [RecordSink].
    record Answer(List<? extends List<? extends @Nullable Object>> rows) {
        public static Answer of(Object value) {
            return new Answer(List.of(List.of(value)));
        }
    }
}
