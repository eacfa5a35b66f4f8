package dev.culprit.core.scan;

import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// An open source whose tables are looked at, one by one. The scan's queries take the gate like all
/// others. Interrupting the thread ends a scan and its query.
public final class SourceScan implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_ROUNDS = 5;

    private final Connector connector;
    private final QueryGate gate;
    private final TableScanner scanner;
    private final InstantSource clock;
    private final String actor;
    private final Schema schema;
    private int asked;

    SourceScan(
            Connector connector,
            QueryGate gate,
            TableScanner scanner,
            InstantSource clock,
            String actor)
            throws ConnectorException {
        this.connector = connector;
        this.gate = gate;
        this.scanner = scanner;
        this.clock = clock;
        this.actor = actor;
        this.schema = described(connector);
    }

    private static Schema described(Connector connector) throws ConnectorException {
        try {
            return connector.describe();
        } catch (ConnectorException broken) {
            connector.close();
            throw broken;
        }
    }

    public Schema schema() {
        return schema;
    }

    /// Tables that can be looked at.
    public List<Table> tables() {
        return schema.tables().stream().filter(scanner::canScan).toList();
    }

    /// @param until look at the table as it was then; empty: as it is
    /// @param progress told of each query before it runs
    /// @throws ConnectorException when the source is gone; a refused or slow query is a note instead
    public TableScan scan(Table table, Optional<LocalDateTime> until, Consumer<QueryDraft> progress)
            throws ConnectorException, InterruptedException {
        var context =
                new DatasetContext(
                        connector.source(),
                        connector.dialect(),
                        connector.capabilities(),
                        schema,
                        Optional.empty(),
                        List.of());
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<ScanAnswer> answers = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            switch (scanner.next(new ScanFile(context, table, until, now, answers))) {
                case ScanStep.Done(var scan) -> {
                    return scan;
                }
                case ScanStep.Ask(var queries) -> {
                    for (QueryDraft query : queries) {
                        progress.accept(query);
                        answers.add(answer(query, context));
                    }
                }
            }
        }
        throw new IllegalStateException("The scan of " + table.name() + " did not come to an end");
    }

    private ScanAnswer answer(QueryDraft draft, DatasetContext context)
            throws ConnectorException, InterruptedException {
        return switch (gate.inspect(draft, context)) {
            case Inspection.Refused(var refusal) ->
                    new ScanAnswer.Problem(draft, refusal.message());
            case Inspection.Clean clean -> run(draft, clean);
        };
    }

    private ScanAnswer run(QueryDraft draft, Inspection.Clean clean)
            throws ConnectorException, InterruptedException {
        var query = new ProposedQuery(new QueryId(++asked), Optional.empty(), draft, 1);
        Instant start = clock.instant();
        var approval = new Approval(actor, Approval.Basis.PERSON, start);
        try {
            QueryResult rows =
                    connector.run(
                            gate.release(
                                    new InspectedQuery(query, clean),
                                    clean.sql(),
                                    approval,
                                    TIMEOUT));
            long millis = Duration.between(start, clock.instant()).toMillis();
            return new ScanAnswer.Rows(draft, rows, millis);
        } catch (ConnectorException failed) {
            if (isLost(failed.kind())) {
                throw failed;
            }
            return new ScanAnswer.Problem(draft, failed.getMessage());
        }
    }

    private static boolean isLost(FailureKind kind) {
        return switch (kind) {
            case AUTH, UNREACHABLE -> true;
            case TIMEOUT, THROTTLED, REJECTED, UNSUPPORTED, INTERNAL -> false;
        };
    }

    @Override
    public void close() {
        connector.close();
    }
}
