package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.analyst.scan.BuiltInScanner;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.ScanFile;
import dev.culprit.core.scan.ScanStep;
import dev.culprit.core.source.Capability;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import dev.culprit.sqlguard.JSqlParserInspector;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a scan asks passes our own gate, whatever the dialect, with names that need quotes.
class ScanGateTest {
    private static final Table ORDERS =
            new Table(
                    new TableName("Sales", "Order lines"),
                    List.of(
                            Column.of("order", DataType.TEXT),
                            Column.of("line no", DataType.INTEGER),
                            Column.of("created_at", DataType.TIMESTAMP),
                            Column.of("Loaded At", DataType.TIMESTAMP),
                            Column.of("amount", DataType.DECIMAL)),
                    OptionalLong.empty(),
                    List.of("order", "line no"),
                    List.of());
    private static final Table CALENDAR =
            new Table(
                    TableName.of("calendar"),
                    List.of(
                            Column.of("day", DataType.DATE),
                            Column.of("is_holiday", DataType.BOOLEAN),
                            Column.of("campaign", DataType.TEXT)),
                    OptionalLong.of(700),
                    List.of("day"),
                    List.of());
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 14, 9, 0);

    @ParameterizedTest
    @EnumSource
    void everyQueryOfAScanPassesTheGate(Dialect dialect) {
        var context =
                new DatasetContext(
                        new SourceId("shop"),
                        dialect,
                        EnumSet.noneOf(Capability.class),
                        new Schema(List.of(ORDERS, CALENDAR)),
                        Optional.empty(),
                        List.of());
        List<ScanAnswer> answers = new ArrayList<>();
        try (ExecutorService parsers = Executors.newVirtualThreadPerTaskExecutor()) {
            var gate = new JSqlParserInspector(parsers);
            for (QueryDraft first : asked(context, answers)) {
                pass(gate, first, context);
                answers.add(new ScanAnswer.Rows(first, extent(), 1));
            }
            List<QueryDraft> second = asked(context, answers);
            assertThat(second)
                    .extracting(QueryDraft::key)
                    .containsExactly("scan/days", "scan/keys", "measure/calendar");
            second.forEach(query -> pass(gate, query, context));
        }
    }

    private static List<QueryDraft> asked(DatasetContext context, List<ScanAnswer> answers) {
        var file = new ScanFile(context, ORDERS, Optional.empty(), NOW, answers);
        return new BuiltInScanner().next(file) instanceof ScanStep.Ask(var queries)
                ? queries
                : List.of();
    }

    private static void pass(JSqlParserInspector gate, QueryDraft query, DatasetContext context) {
        Inspection inspection =
                gate.inspect(query.sql(), context.dialect(), context.schema(), query.rows());
        assertThat(inspection).as(query.sql()).isInstanceOf(Inspection.Clean.class);
    }

    private static QueryResult extent() {
        return new QueryResult(
                List.of(
                        new QueryResult.ResultColumn("first", DataType.TIMESTAMP),
                        new QueryResult.ResultColumn("last", DataType.TIMESTAMP),
                        new QueryResult.ResultColumn("n", DataType.INTEGER)),
                List.of(
                        new QueryResult.Row(
                                List.of("2025-11-01 00:00:00", "2026-01-13 23:59:00", "9000"))),
                1,
                QueryResult.Provenance.FULL);
    }
}
