package dev.culprit.core.measurement;

import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import java.util.List;

/// The segments that carry the change, the strongest first.
///
/// @param table the table searched; the fact table when the alert was on a mart built from it
/// @param attributes all attributes that were compared
/// @param total the whole excess, in the metric's numerator
public record SegmentRanking(
        TableName table,
        List<String> attributes,
        double total,
        List<Segment> segments,
        List<QueryId> queries) {
    public SegmentRanking {
        attributes = List.copyOf(attributes);
        segments = List.copyOf(segments);
        queries = List.copyOf(queries);
    }
}
