package dev.culprit.analyst.causes;

import static dev.culprit.analyst.causes.Reading.percent;

import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Upstream;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.QueryId;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/// A source fell silent: bad rows have no source row, or the source's rows end where they should not.
final class UpstreamStalled implements Cause {
    private static final double MISSING = 0.8;

    @Override
    public Optional<QueryDraft> signature(Study study, Suspect suspect) {
        Optional<Upstream> source = source(study, suspect);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        return switch (study.kind()) {
            case NULL_RATE ->
                    NullSpike.sourceOfBadRows(study, suspect, source.get(), suspect.fault().key());
            case ORPHAN_RATE -> OrphanedKeys.newestKeys(study, suspect);
            default -> silence(study, suspect, source.get());
        };
    }

    private static Optional<Upstream> source(Study study, Suspect suspect) {
        String name = suspect.tables().isEmpty() ? "" : suspect.tables().getFirst().toString();
        return study.subject().upstream().stream()
                .filter(source -> source.table().name().matches(name))
                .findFirst();
    }

    private static Optional<QueryDraft> silence(Study study, Suspect suspect, Upstream source) {
        var sql = new TestSql(study);
        return source.time()
                .map(column -> {
                    String time = study.subject().timeSql(source.table(), column);
                    LocalDateTime end = study.subject().window().end();
                    LocalDateTime from = suspect.onset().orElse(study.subject().window().start());
                    return new QueryDraft(
                            KEY,
                            "Did " + source.table().name() + " really fall silent?",
                            TestKind.EXISTENCE,
                            "SELECT "
                                    + sql.mark(suspect)
                                    + ", "
                                    + sql.sql()
                                            .countIf(
                                                    time
                                                            + " > "
                                                            + sql.sql().time(from.plusSeconds(1)))
                                    + " AS later, "
                                    + sql.sql()
                                            .countIf(
                                                    time
                                                            + " > "
                                                            + sql.sql().time(from.minusDays(7))
                                                            + " AND "
                                                            + time
                                                            + " <= "
                                                            + sql.sql().time(end.minusDays(7)))
                                    + " AS week_before FROM "
                                    + sql.sql().table(source.table().name())
                                    + " t WHERE "
                                    + time
                                    + " < "
                                    + sql.sql().time(end));
                });
    }

    @Override
    public Interpretation read(Study study, Suspect suspect, QueryResult result, QueryId query) {
        if (study.kind() == MetricKind.NULL_RATE) {
            return missingSource(suspect, result, query);
        }
        if (study.kind() == MetricKind.ORPHAN_RATE) {
            return OrphanedKeys.read(result, query, true);
        }
        double later = result.number(0, "later");
        double before = result.number(0, "week_before");
        var figure = Reading.count("rows since", later, query);
        return later < 0.1 * before
                ? Reading.supports(
                        0.95,
                        suspect.tables().getFirst()
                                + " has "
                                + Reading.whole(later)
                                + " rows since then; a week earlier there were "
                                + Reading.whole(before)
                                + " in the same hours.",
                        figure)
                : Reading.refutes(
                        0.85,
                        suspect.tables().getFirst()
                                + " kept delivering: "
                                + Reading.whole(later)
                                + " rows since then.",
                        figure);
    }

    private static Interpretation missingSource(
            Suspect suspect, QueryResult result, QueryId query) {
        double n = result.number(0, "n");
        double missing = n > 0 ? 1 - result.number(0, "there") / n : 0;
        var figure = Reading.share("bad rows without a source row", missing, query);
        return missing >= MISSING
                ? Reading.supports(
                        0.95,
                        percent(missing)
                                + " of the bad rows have no row in "
                                + suspect.tables().getFirst()
                                + ", which delivered nothing since "
                                + suspect.facts().getOrDefault("last", "then")
                                + ".",
                        figure)
                : Reading.refutes(
                        0.8,
                        "Only "
                                + percent(missing)
                                + " of the bad rows lack a row in "
                                + suspect.tables().getFirst()
                                + ".",
                        figure);
    }

    @Override
    public Expectations expectations(Study study, Suspect suspect) {
        Map<String, String> facts = suspect.facts();
        String source = facts.getOrDefault("source", "the source");
        return new Expectations(
                source + " has no rows after " + facts.getOrDefault("last", "the onset") + ".",
                source + " kept delivering, or the bad rows have their source rows.");
    }
}
