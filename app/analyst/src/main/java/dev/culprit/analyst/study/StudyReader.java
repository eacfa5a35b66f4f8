package dev.culprit.analyst.study;

import dev.culprit.analyst.metric.AlertReading;
import dev.culprit.analyst.slices.Candidate;
import dev.culprit.analyst.slices.LeafCube;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.analyst.subject.Attribute;
import dev.culprit.analyst.subject.MetricSql;
import dev.culprit.analyst.subject.Parent;
import dev.culprit.analyst.subject.Questions;
import dev.culprit.analyst.subject.Subject;
import dev.culprit.analyst.subject.SubjectReader;
import dev.culprit.analyst.subject.Upstream;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.TableName;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads from the case file how far the measurement is and what it says so far.
public final class StudyReader {
    private static final double MOST_CUBE_ROWS = 150_000;
    private static final double MINUTE_BUCKETS = 60_000;

    private static final String MINUTES = "measure/leading slice by minute";

    /// Steps of time on a large table.
    static final long COARSE_SECONDS = 10_800;

    /// Where distinct values are estimated, as many more than there are may be reported.
    private static final double FEW_VALUES = 200;

    private static final double MANY_VALUES = 1_200;
    private static final double ROWS_OF_A_RARE_VALUE = 30;
    private static final double ESTIMATE_SLACK = 1.15;

    private final CaseFile file;
    private final Map<SeriesOf, Optional<MetricSeries>> series = new HashMap<>();
    private Optional<Screening> screening = Optional.empty();

    private record SeriesOf(TableName searched, String key) {}

    public StudyReader(CaseFile file) {
        this.file = file;
    }

    /// Where the measurement stands.
    public sealed interface Stage {
        /// More must be asked before anything can be said.
        record Asking(List<QueryDraft> queries) implements Stage {}

        /// It cannot be measured.
        record Hopeless(String reason) implements Stage {}

        /// The metric is known; slices are not yet.
        record Measured(Study study) implements Stage {}

        /// Everything is known.
        record Complete(Study study) implements Stage {}
    }

    public Stage stage() {
        return switch (AlertReading.of(file)) {
            case AlertReading.Outcome.Asking(var query) -> new Stage.Asking(List.of(query));
            case AlertReading.Outcome.Unclear(var lacking) -> new Stage.Hopeless(lacking);
            case AlertReading.Outcome.Understood known ->
                    measured(
                            SubjectReader.read(known, file.context(), Optional.empty())
                                    .orElseThrow(),
                            known);
        };
    }

    private Stage measured(Subject open, AlertReading.Outcome.Understood known) {
        List<QueryDraft> first = firstQuestions(open);
        List<QueryDraft> missing = unanswered(first);
        if (!missing.isEmpty()) {
            return new Stage.Asking(missing);
        }
        Optional<QueryResult> series = file.rows(Questions.SERIES);
        if (series.isEmpty()) {
            return new Stage.Hopeless(
                    "The metric could not be queried: " + problem(Questions.SERIES));
        }
        QueryResult measured = series.get();
        MetricKind kind = known.alert().metric().kind();
        Optional<String> undecidable = Coverages.undecidable(kind, measured.provenance());
        if (undecidable.isPresent()) {
            return new Stage.Hopeless(undecidable.get());
        }
        var noted = known.assuming(Coverages.assumptions(kind, measured));
        Set<String> few = fewValues(open);
        Subject subject = SubjectReader.read(noted, file.context(), Optional.of(few)).orElse(open);
        subject = searchedWhereItMoved(subject, few);
        if (file.measurement().isEmpty()) {
            return new Stage.Measured(study(subject));
        }
        if (large(subject) && !subject.attributes().isEmpty()) {
            List<QueryDraft> singles =
                    unanswered(
                            new Questions(subject)
                                    .singles(subject.attributes(), cargo(subject).orElseThrow()));
            if (!singles.isEmpty()) {
                return new Stage.Asking(singles);
            }
            screening = screening(subject);
            subject = subject.only(survivors(subject));
        }
        List<QueryDraft> second =
                unanswered(secondQuestions(subject, open.onMart() && !subject.onMart()));
        return second.isEmpty() ? complete(subject) : new Stage.Asking(second);
    }

    /// On a large table the leading slice is looked at again by the minute.
    private Stage complete(Subject subject) {
        Study study = study(subject);
        if (!large(subject) || study.candidates().isEmpty()) {
            return new Stage.Complete(study);
        }
        Candidate leading = study.candidates().getFirst();
        List<QueryDraft> finer = unanswered(List.of(minutes(subject, study, leading)));
        if (!finer.isEmpty()) {
            return new Stage.Asking(finer);
        }
        file.rows(MINUTES)
                .map(rows -> new Timeline(study, leading, rows))
                .map(timeline -> timeline.onset(bucketSeconds(subject) / 60.0))
                .ifPresent(onset -> study.began(leading, onset));
        return new Stage.Complete(study);
    }

    private QueryDraft minutes(Subject subject, Study study, Candidate leading) {
        Questions.Cargo cargo = cargo(subject).orElseThrow();
        List<Attribute> named = new ArrayList<>();
        StringBuilder rows = new StringBuilder(cargo.windowCondition());
        for (Slice.Term term :
                study.cube().orElseThrow().slice(leading.attributes(), leading.codes()).terms()) {
            Attribute attribute =
                    subject.attributes().stream()
                            .filter(a -> a.name().equals(term.attribute()))
                            .findFirst()
                            .orElseThrow();
            named.add(attribute);
            rows.append(" AND ")
                    .append(subject.sql().asText(attribute.sql()))
                    .append(" = ")
                    .append(subject.sql().text(term.value()));
        }
        var within =
                new Questions.Cargo(
                        cargo.aggregates(),
                        cargo.time(),
                        rows.toString(),
                        cargo.baselineCondition());
        QueryDraft cube = new Questions(subject).windowCube(named, within, 60);
        return new QueryDraft(
                MINUTES,
                "In which minute did the change of the leading slice begin?",
                TestKind.SERIES,
                cube.sql(),
                cube.rows());
    }

    /// The rows of a query whose absence must mean something; none when they are not all.
    private Optional<QueryResult> whole(String key) {
        return file.rows(key).filter(result -> result.provenance().complete());
    }

    private String problem(String key) {
        return file.measured(key)
                .map(answer -> answer instanceof Answer.Problem p ? p.message() : "no rows")
                .orElse("no answer");
    }

    private List<QueryDraft> unanswered(List<QueryDraft> drafts) {
        return drafts.stream().filter(draft -> file.measured(draft.key()).isEmpty()).toList();
    }

    private List<QueryDraft> firstQuestions(Subject subject) {
        var questions = new Questions(subject);
        List<QueryDraft> drafts = new ArrayList<>();
        drafts.add(questions.series());
        if (subject.onMart()) {
            drafts.add(questions.factSeries());
        }
        questions.columns(SubjectReader.unknown(subject)).ifPresent(drafts::add);
        questions.values().ifPresent(drafts::add);
        questions.lag().ifPresent(drafts::add);
        questions.topValues().ifPresent(drafts::add);
        questions.calendar().ifPresent(drafts::add);
        return drafts;
    }

    private List<QueryDraft> secondQuestions(Subject subject, boolean onlyDownstream) {
        var questions = new Questions(subject);
        List<QueryDraft> drafts = new ArrayList<>();
        List<Attribute> attributes = subject.attributes();
        Optional<Questions.Cargo> cargo = cargo(subject);
        if (cargo.isPresent()) {
            drafts.add(questions.windowCube(attributes, cargo.get(), bucketSeconds(subject)));
            drafts.add(questions.baselineCube(attributes, cargo.get(), pastSeconds(subject)));
        }
        if (wantsSources(subject.kind())) {
            drafts.addAll(questions.sources());
        }
        if (subject.kind() == MetricKind.DUPLICATE_RATE
                || (subject.kind() == MetricKind.ROW_COUNT && onlyDownstream)) {
            drafts.addAll(questions.dimensions());
        }
        if (subject.kind() == MetricKind.ROW_COUNT || subject.kind() == MetricKind.SUM) {
            questions.keys().ifPresent(drafts::add);
        }
        return drafts;
    }

    private static boolean wantsSources(MetricKind kind) {
        return switch (kind) {
            case NULL_RATE, ORPHAN_RATE, FRESHNESS, ROW_COUNT -> true;
            case DUPLICATE_RATE,
                    TYPE_MISMATCH_RATE,
                    MEAN,
                    SUM,
                    DISTINCT_COUNT,
                    RATIO,
                    CUSTOM_SQL,
                    DESCRIPTION ->
                    false;
        };
    }

    /// Many values are compared only where each has rows enough to be told from chance.
    private static double ownValues(double distinct, double rows) {
        return distinct * ROWS_OF_A_RARE_VALUE <= rows ? MANY_VALUES : FEW_VALUES;
    }

    private Set<String> fewValues(Subject open) {
        List<SubjectReader.Unknown> numbered = Questions.numbered(SubjectReader.unknown(open));
        Optional<QueryResult> counted = file.rows(Questions.COLUMNS);
        Set<String> few = new HashSet<>();
        Map<String, Integer> tables = new LinkedHashMap<>();
        for (int i = 0; i < numbered.size(); i++) {
            SubjectReader.Unknown one = numbered.get(i);
            int table = tables.computeIfAbsent(one.table().name().toString(), _ -> tables.size());
            double distinct;
            double rows;
            if (counted.isPresent()) {
                distinct = counted.get().number(0, "c" + i);
                rows = counted.get().number(0, "n" + table);
            } else {
                distinct =
                        one.table()
                                .column(one.column())
                                .flatMap(Column::statistics)
                                .map(s -> (double) s.distinctValues())
                                .orElse(0.0);
                rows = one.table().rows().orElse(1_000_000);
            }
            boolean own = one.table().name().equals(open.name());
            boolean number =
                    one.table().column(one.column()).filter(c -> c.type().isNumeric()).isPresent();
            double most = ESTIMATE_SLACK * (number ? 40 : own ? ownValues(distinct, rows) : 60);
            if (distinct >= 2 && distinct <= most && distinct * (own ? 3 : 2) <= rows) {
                few.add(one.key());
            }
        }
        return few;
    }

    /// Where the watched table shows the change and the fact below it does not, the watched table is
    /// searched.
    private Subject searchedWhereItMoved(Subject subject, Set<String> few) {
        if (!subject.onMart()) {
            return subject;
        }
        Optional<MetricSeries> fact = series(subject, Questions.FACT_SERIES);
        Optional<MetricSeries> mart = series(subject, Questions.SERIES);
        if (fact.isEmpty() || mart.isEmpty()) {
            return SubjectReader.onWatched(subject, file.context(), few);
        }
        double moved = mart.get().value(subject.window()) - mart.get().expectation().value();
        double below = fact.get().value(subject.window()) - fact.get().expectation().value();
        boolean same = moved != 0 && below / moved > 0.4;
        return same ? subject : SubjectReader.onWatched(subject, file.context(), few);
    }

    /// Read once, as many decisions look at it.
    private Optional<MetricSeries> series(Subject subject, String key) {
        return series.computeIfAbsent(
                new SeriesOf(subject.name(), key),
                _ -> file.rows(key).map(rows -> series(subject, rows)));
    }

    private MetricSeries series(Subject subject, QueryResult rows) {
        long bucket = new Questions(subject).bucketSeconds();
        return new MetricSeries(subject, rows, bucket, latest(subject), specialDays());
    }

    private List<Set<LocalDate>> specialDays() {
        return file.rows(Questions.CALENDAR).map(SpecialDays::of).orElse(List.of());
    }

    /// Freshness comes in two forms: hours since the latest row, or the lag of each row.
    private boolean latest(Subject subject) {
        if (subject.kind() != MetricKind.FRESHNESS) {
            return false;
        }
        String definition =
                subject.alert().metric().definition().orElse("").toLowerCase(java.util.Locale.ROOT);
        if (definition.contains("max(")) {
            return true;
        }
        boolean lagged =
                definition.contains("avg")
                        || definition.contains("mean")
                        || subject.loaded()
                                .filter(l ->
                                        definition.contains(l.toLowerCase(java.util.Locale.ROOT)))
                                .isPresent();
        return subject.loaded().isEmpty() || !(lagged || closerToLag(subject));
    }

    private boolean closerToLag(Subject subject) {
        Optional<QueryResult> rows = file.rows(Questions.SERIES);
        if (rows.isEmpty() || subject.alert().actualValue().isEmpty()) {
            return true;
        }
        double actual = subject.alert().actualValue().getAsDouble();
        double lag = value(subject, rows.get(), false);
        double age = value(subject, rows.get(), true);
        return Math.abs(lag - actual) <= Math.abs(age - actual);
    }

    private static double value(Subject subject, QueryResult rows, boolean latest) {
        return new MetricSeries(subject, rows, 3_600, latest, List.of()).value(subject.window());
    }

    private Study study(Subject subject) {
        MetricSeries watched = series(subject, Questions.SERIES).orElseThrow();
        MetricSeries searched =
                subject.onMart() ? series(subject, Questions.FACT_SERIES).orElse(watched) : watched;
        List<SourceState> sources = new ArrayList<>();
        for (Upstream source : subject.upstream()) {
            whole(Questions.SOURCE + source.table().name())
                    .ifPresent(rows -> sources.addAll(SourceState.of(source, rows)));
        }
        List<DimensionState> dimensions = new ArrayList<>();
        for (Parent parent : subject.parents()) {
            whole(Questions.DIMENSION + parent.table().name())
                    .ifPresent(rows -> dimensions.add(DimensionState.of(parent, rows)));
        }
        return new Study(
                subject,
                watched,
                searched,
                cube(subject),
                file.rows(Questions.VALUES).map(Values::of),
                file.rows(Questions.TOP).map(ValueCount::of).orElse(List.of()),
                sources,
                dimensions,
                whole(Questions.KEYS).map(Study::keys).orElse(Study.Keys.UNKNOWN),
                latest(subject),
                queries(Questions.SERIES, Questions.FACT_SERIES),
                queries(Questions.WINDOW, Questions.BASELINE));
    }

    private List<QueryId> queries(String... keys) {
        return Stream.of(keys)
                .flatMap(key -> file.measured(key).stream())
                .filter(Answer.Rows.class::isInstance)
                .map(answer -> answer.query().id())
                .toList();
    }

    private Optional<LeafCube> cube(Subject subject) {
        Optional<QueryResult> window = file.rows(Questions.WINDOW);
        Optional<QueryResult> baseline = file.rows(Questions.BASELINE);
        Optional<Questions.Cargo> cargo = cargo(subject);
        if (window.isEmpty() || baseline.isEmpty() || cargo.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                LeafCube.of(
                        subject.attributes(),
                        window.get(),
                        bucketSeconds(subject) / 60.0,
                        baseline.get(),
                        pastSeconds(subject) / 86_400.0,
                        List.copyOf(cargo.get().aggregates().keySet())));
    }

    private double windowRows(Subject subject) {
        return searchedSeries(subject).map(s -> s.rows(subject.window())).orElse(0.0);
    }

    private Optional<MetricSeries> searchedSeries(Subject subject) {
        return subject.onMart()
                ? series(subject, Questions.FACT_SERIES)
                : series(subject, Questions.SERIES);
    }

    private long bucketSeconds(Subject subject) {
        return large(subject)
                ? screening.map(s -> s.bucketSeconds(subject.window())).orElse(COARSE_SECONDS)
                : 60;
    }

    private long pastSeconds(Subject subject) {
        return large(subject) ? 86_400 : 3_600;
    }

    /// Too many rows for a leaf cube over all attributes: only those that show something are taken.
    private boolean large(Subject subject) {
        double perDay =
                searchedSeries(subject).map(s -> s.rows(subject.baseline())).orElse(0.0)
                        / subject.baseline().days();
        return windowRows(subject) > MINUTE_BUCKETS || perDay * 14 > MOST_CUBE_ROWS;
    }

    private Optional<Screening> screening(Subject subject) {
        Optional<QueryResult> window = file.rows(Questions.SINGLES_WINDOW);
        Optional<QueryResult> baseline = file.rows(Questions.SINGLES_BASELINE);
        return window.isEmpty() || baseline.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Screening(
                                subject.kind(),
                                subject.attributes(),
                                window.get(),
                                baseline.get()));
    }

    private Set<String> survivors(Subject subject) {
        return screening
                .map(Screening::survivors)
                .orElseGet(() -> Set.of(subject.attributes().getFirst().name()));
    }

    /// The baseline as far as the cube reads it: its latest whole weeks within the row budget.
    private TimeWindow cubeBaseline(Subject subject) {
        TimeWindow base = subject.baseline();
        double rows = searchedSeries(subject).map(s -> s.rows(base)).orElse(0.0);
        if (rows <= MOST_CUBE_ROWS) {
            return base;
        }
        double perDay = rows / base.days();
        long weeks = Math.max(2, (long) (MOST_CUBE_ROWS / perDay / 7));
        LocalDateTime start = base.end().minusDays(7 * weeks);
        return start.isAfter(base.start())
                ? new TimeWindow(base.column(), start, base.end())
                : base;
    }

    private Optional<Questions.Cargo> cargo(Subject subject) {
        var metric = new MetricSql(subject, subject.table());
        SqlDialect sql = subject.sql();
        Map<String, String> carried = new LinkedHashMap<>();
        carried.put("n", "count(*)");
        String time = subject.timeSql();
        String inWindow = subject.within(time, subject.window());
        String before = subject.within(time, cubeBaseline(subject));
        metric.bad().ifPresent(bad -> carried.put("k", sql.countIf(bad)));
        metric.valid().ifPresent(valid -> carried.put("m", sql.countIf(valid)));
        if (subject.kind() == MetricKind.MEAN || subject.kind() == MetricKind.SUM) {
            measured(subject, metric, carried);
        }
        if (subject.kind() == MetricKind.RATIO && metric.number().isPresent()) {
            carried.put("k", "sum(" + metric.number().get() + ")");
            carried.put("m", "sum(" + metric.weight().orElse("1") + ")");
        }
        if (subject.kind() == MetricKind.DISTINCT_COUNT) {
            String column = subject.col(subject.column().orElse(""));
            carried.put(
                    "k",
                    risen(subject)
                            .map(v -> sql.countIf(sql.asText(column) + " = " + sql.text(v.value())))
                            .orElse("0"));
        }
        Optional<String> lag = metric.lag();
        if (subject.kind() == MetricKind.FRESHNESS && !latest(subject) && lag.isPresent()) {
            time = subject.loadedSql();
            carried.put("k", sql.countIf(oddLag(lag.get())));
            carried.put(
                    "e",
                    "min(" + sql.bucket(subject.timeSql(), subject.window().start(), 60) + ")");
            inWindow = "((" + inWindow + ") OR (" + subject.within(time, subject.window()) + "))";
            before = before + " AND " + time + " < " + sql.time(subject.window().start());
            inWindow = inWindow + " AND " + time + " >= " + sql.time(subject.window().start());
        }
        return Optional.of(new Questions.Cargo(carried, time, inWindow, before));
    }

    /// Lags outside the range in which nearly all of the past's lay.
    public String oddLag(String lag) {
        Optional<QueryResult> usual = file.rows(Questions.LAG);
        double low = usual.map(r -> r.number(0, "q0")).orElse(0.0);
        double high = usual.map(r -> r.number(0, "q995")).orElse(24.0);
        return lag + " < " + (low - 0.02) + " OR " + lag + " > " + (high + 0.02);
    }

    private void measured(Subject subject, MetricSql metric, Map<String, String> carried) {
        Optional<QueryResult> usual = file.rows(Questions.VALUES);
        if (usual.isEmpty() || metric.number().isEmpty()) {
            return;
        }
        SqlDialect sql = subject.sql();
        String v = metric.number().get();
        String y = Values.of(usual.get()).sql(sql, v);
        carried.put("m", "count(" + v + ")");
        carried.put("s", "sum(" + v + ")");
        carried.put("l", "sum(" + y + ")");
        carried.put("q", "sum((" + y + ") * (" + y + "))");
        String column = subject.col(subject.column().orElse(""));
        carried.put(
                "k",
                risen(subject)
                        .map(value -> sql.countIf(column + " = " + literal(subject, value.value())))
                        .orElse("0"));
    }

    private static String literal(Subject subject, String value) {
        boolean number =
                subject.table()
                        .column(subject.column().orElse(""))
                        .filter(c -> c.type().isNumeric())
                        .isPresent();
        return number ? value : subject.sql().text(value);
    }

    /// The value of the watched column that gained most.
    public Optional<ValueCount> risen(Subject subject) {
        List<ValueCount> all = file.rows(Questions.TOP).map(ValueCount::of).orElse(List.of());
        Optional<MetricSeries> rows = searchedSeries(subject);
        double window = rows.map(r -> r.rows(subject.window())).orElse(0.0);
        double baseline = rows.map(r -> r.rows(subject.baseline())).orElse(0.0);
        if (subject.kind() == MetricKind.DISTINCT_COUNT) {
            double w = all.stream().mapToDouble(ValueCount::window).sum();
            double b = all.stream().mapToDouble(ValueCount::baseline).sum();
            return ValueCount.risen(all, w, b);
        }
        return ValueCount.risen(all, window, baseline);
    }
}
