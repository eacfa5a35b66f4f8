package dev.culprit.core.scan;

import dev.culprit.core.query.QueryDraft;
import java.util.List;

/// What a scan does next.
public sealed interface ScanStep {

    /// Run these and ask again.
    record Ask(List<QueryDraft> queries) implements ScanStep {
        public Ask {
            queries = List.copyOf(queries);
        }
    }

    record Done(TableScan scan) implements ScanStep {}
}
