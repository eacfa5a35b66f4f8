package dev.culprit.core.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryGateTest {
    private static final Approval ADA =
            new Approval("Ada", Approval.Basis.PERSON, Instant.parse("2026-01-13T12:00:00Z"));

    private final QueryGate gate = new QueryGate((sql, _, _, _) -> clean(sql, "orders", true));

    @Test
    void whatWasInspectedAndApprovedIsExactlyWhatIsReleased() {
        ApprovedQuery released =
                gate.release(inspected("select 1"), "select 1", ADA, Duration.ofSeconds(30));

        assertThat(released.sql()).isEqualTo("select 1");
        assertThat(released.rowLimit()).isEqualTo(QueryDraft.DEFAULT_ROWS);
    }

    @Test
    void anApprovalOfAnotherTextReleasesNothing() {
        assertThatThrownBy(() ->
                        gate.release(
                                inspected("select 1"), "select 2", ADA, Duration.ofSeconds(30)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Ada approved another text than q1");
    }

    @Test
    void alikeMeansNoOtherTableAndNoSingleRowsWhereAggregatesWereApproved() {
        ApprovalRule rule = ApprovalRule.like(clean("x", "orders", true));

        assertThat(rule.covers(clean("y", "orders", true))).isTrue();
        assertThat(rule.covers(clean("y", "users", true))).isFalse();
        assertThat(rule.covers(clean("y", "orders", false))).isFalse();
    }

    private static InspectedQuery inspected(String sql) {
        return new InspectedQuery(
                new ProposedQuery(
                        new QueryId(1),
                        Optional.empty(),
                        new QueryDraft("k", "why", TestKind.COUNT, sql),
                        1),
                clean(sql, "orders", true));
    }

    private static Inspection.Clean clean(String sql, String table, boolean aggregate) {
        return new Inspection.Clean(
                sql,
                List.of(new TableUse(TableName.of(table), List.of())),
                false,
                aggregate,
                List.of());
    }
}
