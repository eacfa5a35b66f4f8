package dev.culprit.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.Period;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.TableName;
import dev.culprit.core.testing.Desk;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ContextGatheringTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 10, 12, 0);
    private static final TableName ORDERS = TableName.of("orders");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void withoutAnyLinkTheChangesAreUnknown() throws InterruptedException {
        assertThat(context().changes()).isEmpty();
    }

    @Test
    void aLinkThatKnowsOfNothingIsNotUnknown() throws InterruptedException {
        desk.contexts.add(told("calm", ContextSource.Told.of(List.of())));

        assertThat(context().changes()).hasValue(List.of());
    }

    @Test
    void whatFailsIsNotedAndTheOthersAreHeard() throws InterruptedException {
        desk.contexts.add(new Broken());
        desk.contexts.add(
                told(
                        "git",
                        new ContextSource.Told<>(
                                Optional.of(List.of(commit("a", "RAW.Orders"))),
                                List.of("x.log is too large."))));

        InvestigationState state = desk.investigate();

        assertThat(state.status()).isNotEqualTo(Status.FAILED);
        assertThat(state.unknown())
                .containsExactly(
                        new InvestigationEvent.ContextUnavailable("broken", "It is no JSON."),
                        new InvestigationEvent.ContextUnavailable("git", "x.log is too large."));
        assertThat(state.context().orElseThrow().changes().orElseThrow())
                .singleElement()
                .extracting(Change::tables)
                .isEqualTo(List.of(ORDERS));
    }

    @Test
    void theSameChangeToldTwiceIsKeptOnce() throws InterruptedException {
        desk.contexts.add(told("one", ContextSource.Told.of(List.of(commit("a", "orders")))));
        desk.contexts.add(told("two", ContextSource.Told.of(List.of(commit("a", "orders")))));

        assertThat(context().changes().orElseThrow()).hasSize(1);
    }

    @Test
    void linkedLineageGetsTheNamesOfTheSource() throws InterruptedException {
        var raw = new TableName("raw", "payments");
        var edge = new Lineage.Edge(raw, new TableName("MART", "ORDERS"), "order_id", Map.of());
        desk.contexts.add(
                new ContextSource() {
                    @Override
                    public String name() {
                        return "dbt";
                    }

                    @Override
                    public Told<Lineage> lineage() {
                        return Told.of(new Lineage(List.of(edge)));
                    }

                    @Override
                    public Told<List<Change>> changes(Period period, Set<TableName> known) {
                        assertThat(known).contains(raw, ORDERS);
                        return Told.nothing();
                    }
                });

        assertThat(context().lineage().orElseThrow().into(ORDERS))
                .containsExactly(new Lineage.Edge(raw, ORDERS, "order_id", Map.of()));
    }

    private DatasetContext context() throws InterruptedException {
        return desk.investigate().context().orElseThrow();
    }

    private static ContextSource told(String name, ContextSource.Told<List<Change>> changes) {
        return new ContextSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Told<List<Change>> changes(Period period, Set<TableName> known) {
                return changes;
            }
        };
    }

    private static final class Broken implements ContextSource {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Told<Lineage> lineage() throws ConnectorException {
            throw new ConnectorException(FailureKind.REJECTED, "It is no JSON.");
        }

        @Override
        public Told<List<Change>> changes(Period period, Set<TableName> known)
                throws ConnectorException {
            throw new ConnectorException(FailureKind.REJECTED, "It is no JSON.");
        }
    }

    private static Change commit(String hash, String table) {
        int dot = table.indexOf('.');
        return new Change(
                Change.Kind.COMMIT,
                Change.Outcome.SUCCEEDED,
                NOON,
                Optional.empty(),
                "etl",
                "Change " + table,
                new Change.Reference(hash, "git log of etl"),
                List.of(
                        dot < 0
                                ? TableName.of(table)
                                : new TableName(table.substring(0, dot), table.substring(dot + 1))),
                List.of(),
                "ana",
                OptionalLong.empty());
    }
}
