package dev.culprit.connector.kit;

import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.ApprovedQuery;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TableUse;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Queries that went through a gate whose inspector finds everything clean. What then stops an
/// attack is the source itself.
public final class Permitted {
    public static final Duration AMPLE = Duration.ofSeconds(30);

    private Permitted() {}

    public static ApprovedQuery query(String sql) {
        return query(1, sql, 1000, AMPLE);
    }

    public static ApprovedQuery query(int id, String sql, int rows, Duration timeout) {
        return gate().release(inspected(id, sql, rows), sql, approval(), timeout);
    }

    /// An inspected query that reads these tables.
    public static InspectedQuery inspected(String sql, TableName... tables) {
        List<TableUse> reads =
                List.of(tables).stream().map(table -> new TableUse(table, List.of())).toList();
        return new InspectedQuery(proposed(1, sql, 1000), clean(sql, reads));
    }

    private static InspectedQuery inspected(int id, String sql, int rows) {
        ProposedQuery proposed = proposed(id, sql, rows);
        return switch (gate().inspect(proposed.draft(), context())) {
            case Inspection.Clean clean -> new InspectedQuery(proposed, clean);
            case Inspection.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static ProposedQuery proposed(int id, String sql, int rows) {
        QueryDraft draft =
                new QueryDraft("contract", "contract", TestKind.FREE, sql, new RowLimit(rows));
        return new ProposedQuery(new QueryId(id), Optional.empty(), draft, 1);
    }

    private static QueryGate gate() {
        return new QueryGate((sql, dialect, schema, limit) -> clean(sql, List.of()));
    }

    private static Inspection.Clean clean(String sql, List<TableUse> reads) {
        return new Inspection.Clean(sql, reads, false, false, List.of());
    }

    private static Approval approval() {
        return new Approval("contract", Approval.Basis.POLICY, Instant.EPOCH);
    }

    private static DatasetContext context() {
        return new DatasetContext(
                new SourceId("contract"),
                Dialect.DUCKDB,
                Set.of(),
                new Schema(List.of()),
                Optional.empty(),
                List.of());
    }
}
