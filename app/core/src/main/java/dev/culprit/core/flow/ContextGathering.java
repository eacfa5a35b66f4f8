package dev.culprit.core.flow;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.ContextSource.Told;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.JobHistory;
import dev.culprit.core.context.KnownTables;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.Period;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.TableName;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Everything that is known around an alert before anything is measured. All but the schema is
/// optional: what cannot be had is noted with its reason and stays unknown.
final class ContextGathering {
    /// Changes the log keeps, the latest.
    static final int MOST_CHANGES = 500;

    private static final int MOST_WARNINGS = 5;
    private static final int DAYS_BEFORE = 28;

    private final FlowPorts ports;
    private final InvestigationState state;
    private final Notes notes;
    private final Set<InvestigationEvent> noted = new HashSet<>();

    /// Where facts go.
    interface Notes {
        void note(InvestigationEvent fact) throws InterruptedException;
    }

    ContextGathering(FlowPorts ports, InvestigationState state, Notes notes) {
        this.ports = ports;
        this.state = state;
        this.notes = notes;
    }

    DatasetContext gather(Connector connector, Schema schema) throws InterruptedException {
        List<ContextSource> linked =
                ports.contexts().of(state.start().source(), state.start().context());
        var names = new KnownTables(schema);
        Optional<Lineage> lineage = lineage(connector);
        for (ContextSource each : linked) {
            lineage = both(lineage, told(each, each::lineage).map(names::known));
        }
        return new DatasetContext(
                connector.source(),
                connector.dialect(),
                connector.capabilities(),
                schema,
                lineage,
                List.of(),
                changes(linked, tables(schema, lineage), names));
    }

    private Optional<Lineage> lineage(Connector connector) throws InterruptedException {
        try {
            return connector.lineage();
        } catch (ConnectorException unknown) {
            missing("lineage", unknown.getMessage());
            return Optional.empty();
        }
    }

    /// What the source itself says comes first.
    private static Optional<Lineage> both(Optional<Lineage> one, Optional<Lineage> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().and(other.get()))
                : one.or(() -> other);
    }

    private Optional<List<Change>> changes(
            List<ContextSource> linked, Set<TableName> tables, KnownTables names)
            throws InterruptedException {
        Period period = period(state.alert());
        Optional<List<Change>> all = Optional.empty();
        for (ContextSource each : linked) {
            Optional<List<Change>> more = told(each, () -> each.changes(period, tables));
            if (more.isPresent()) {
                List<Change> both = new ArrayList<>(all.orElse(List.of()));
                more.get().stream()
                        .filter(change -> period.contains(change.at()))
                        .map(names::known)
                        .filter(change -> !both.contains(change))
                        .forEach(both::add);
                all = Optional.of(both);
            }
        }
        return all.map(found -> latest(JobHistory.withStalls(found, end(period))));
    }

    private static List<Change> latest(List<Change> found) {
        return found.subList(Math.max(0, found.size() - MOST_CHANGES), found.size());
    }

    /// Up to the end of what the alert is about, and long enough before it to know each job's rhythm.
    static Period period(Alert alert) {
        Optional<LocalDateTime> end = alert.window().map(TimeWindow::end).or(alert::detectedAt);
        if (end.isEmpty()) {
            return Period.ANY;
        }
        LocalDateTime start = alert.window().map(TimeWindow::start).orElse(end.get());
        return new Period(start.minusDays(DAYS_BEFORE), end.get());
    }

    private LocalDateTime end(Period period) {
        LocalDateTime now = LocalDateTime.ofInstant(ports.clock().instant(), ZoneOffset.UTC);
        return period.to().isBefore(now) ? period.to() : now;
    }

    private static Set<TableName> tables(Schema schema, Optional<Lineage> lineage) {
        Set<TableName> tables = new TreeSet<>();
        schema.tables().forEach(table -> tables.add(table.name()));
        lineage.map(Lineage::edges)
                .orElse(List.of())
                .forEach(edge -> {
                    tables.add(edge.from());
                    tables.add(edge.to());
                });
        return tables;
    }

    private interface Question<T> {
        Told<T> ask() throws ConnectorException, InterruptedException;
    }

    private <T> Optional<T> told(ContextSource source, Question<T> question)
            throws InterruptedException {
        try {
            Told<T> told = question.ask();
            for (String warning : told.warnings().stream().limit(MOST_WARNINGS).toList()) {
                missing(source.name(), warning);
            }
            return told.what();
        } catch (ConnectorException unknown) {
            missing(source.name(), unknown.getMessage());
            return Optional.empty();
        }
    }

    /// Said once, though a source is asked twice.
    private void missing(String part, String reason) throws InterruptedException {
        var fact = new InvestigationEvent.ContextUnavailable(part, reason);
        if (noted.add(fact)) {
            notes.note(fact);
        }
    }
}
