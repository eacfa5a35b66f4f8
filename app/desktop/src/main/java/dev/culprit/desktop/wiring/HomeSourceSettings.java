package dev.culprit.desktop.wiring;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.InspectedQuery;
import dev.culprit.core.query.Inspection;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryGate;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.core.source.Table;
import dev.culprit.desktop.settings.SettingsException;
import dev.culprit.desktop.sources.SourceProfiles;
import dev.culprit.ui.services.SourceSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's door to the sources of the home folder. A look at rows takes the same gate as every
/// other query.
final class HomeSourceSettings implements SourceSettings {
    private static final Logger LOG = LoggerFactory.getLogger(HomeSourceSettings.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SourceLocations sources;
    private final QueryGate gate;
    private final InstantSource clock;
    private final String actor;

    HomeSourceSettings(SourceLocations sources, QueryGate gate, InstantSource clock, String actor) {
        this.sources = sources;
        this.gate = gate;
        this.clock = clock;
        this.actor = actor;
    }

    @Override
    public List<SourceType> types() {
        return sources.types();
    }

    @Override
    public Optional<String> missingPlugin(SourceType type) {
        return sources.missingPlugin(type.id());
    }

    @Override
    public List<SourceProfile> profiles() {
        try {
            return sources.profiles().all();
        } catch (SettingsException damaged) {
            LOG.warn("No sources: {}", damaged.getMessage());
            return List.of();
        }
    }

    @Override
    public boolean hasSecret(String source, String field) {
        try {
            return sources.secrets().place(source, field).isPresent();
        } catch (SettingsException damaged) {
            LOG.warn("No secrets: {}", damaged.getMessage());
            return false;
        }
    }

    @Override
    public Optional<String> save(SourceProfile profile, Map<String, Secret> secrets) {
        try {
            Optional<String> problem =
                    SourceProfiles.problem(profile.name())
                            .or(() ->
                                    sources.type(profile.type())
                                            .map(type -> type.problem(profile))
                                            .orElseGet(
                                                    () -> Optional.of("There is no such kind.")));
            if (problem.isEmpty()) {
                secrets.forEach(
                        (field, secret) -> sources.secrets().put(profile.name(), field, secret));
                sources.profiles().save(profile);
            }
            return problem;
        } catch (SettingsException damaged) {
            return Optional.of(damaged.getMessage());
        }
    }

    @Override
    public void remove(String name) {
        try {
            sources.profiles().remove(name);
            sources.secrets().remove(name);
        } catch (SettingsException damaged) {
            LOG.warn("{} is not removed: {}", name, damaged.getMessage());
        }
    }

    @Override
    public Connector.Check check(String name) throws ConnectorException {
        try (Connector connector = sources.open(name)) {
            return connector.check();
        }
    }

    @Override
    public Schema schema(String name) throws ConnectorException {
        try (Connector connector = sources.open(name)) {
            return connector.describe();
        }
    }

    @Override
    public QueryResult sample(String name, Table table)
            throws ConnectorException, InterruptedException {
        try (Connector connector = sources.open(name)) {
            var draft =
                    new QueryDraft(
                            "sample",
                            "A look at the rows of " + table.name() + ".",
                            TestKind.FREE,
                            select(table, connector.dialect()),
                            new RowLimit(SAMPLE_ROWS));
            var context =
                    new DatasetContext(
                            connector.source(),
                            connector.dialect(),
                            connector.capabilities(),
                            new Schema(List.of(table)),
                            Optional.empty(),
                            List.of());
            return switch (gate.inspect(draft, context)) {
                case Inspection.Refused(var refusal) ->
                        throw new ConnectorException(FailureKind.REJECTED, refusal.message());
                case Inspection.Clean clean -> run(connector, draft, clean);
            };
        }
    }

    private QueryResult run(Connector connector, QueryDraft draft, Inspection.Clean clean)
            throws ConnectorException, InterruptedException {
        var query = new ProposedQuery(new QueryId(1), Optional.empty(), draft, 1);
        var approval = new Approval(actor, Approval.Basis.PERSON, clock.instant());
        return connector.run(
                gate.release(new InspectedQuery(query, clean), clean.sql(), approval, TIMEOUT));
    }

    private static String select(Table table, Dialect dialect) {
        SqlDialect sql = SqlDialect.of(dialect, Set.of());
        return table.columns().stream()
                        .map(Column::name)
                        .map(sql::name)
                        .collect(Collectors.joining(", ", "SELECT ", ""))
                + " FROM "
                + sql.table(table.name());
    }
}
