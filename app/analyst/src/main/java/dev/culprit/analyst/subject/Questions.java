package dev.culprit.analyst.subject;

import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.RowLimit;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The queries of the measurement. All are aggregates over the window and the baseline.
public final class Questions {
    public static final String SERIES = "measure/series";
    public static final String FACT_SERIES = "measure/series of the fact";
    public static final String COLUMNS = "measure/columns";
    public static final String VALUES = "measure/values";
    public static final String TOP = "measure/top values";
    public static final String LAG = "measure/lag";
    public static final String CALENDAR = "measure/calendar";
    public static final String WINDOW = "measure/window cube";
    public static final String BASELINE = "measure/baseline cube";
    public static final String SOURCE = "measure/source ";
    public static final String DIMENSION = "measure/dimension ";
    public static final String KEYS = "measure/keys";
    public static final String SINGLES_WINDOW = "measure/single attributes, window";
    public static final String SINGLES_BASELINE = "measure/single attributes, baseline";
    public static final RowLimit CUBE_ROWS = new RowLimit(200_000);

    private final Subject subject;

    public Questions(Subject subject) {
        this.subject = subject;
    }

    /// Width of a series bucket: a day for distinct counts, which do not add up, else an hour.
    public long bucketSeconds() {
        return subject.bucketSeconds();
    }

    public QueryDraft series() {
        return new SeriesQuestions(subject).series();
    }

    public QueryDraft factSeries() {
        return new SeriesQuestions(subject).factSeries();
    }

    /// How many values each column has, where the catalogue does not say.
    public Optional<QueryDraft> columns(List<SubjectReader.Unknown> unknown) {
        return new ColumnQuestions(subject).count(unknown);
    }

    /// The columns as [#columns] numbers them, with the number of their table.
    public static List<SubjectReader.Unknown> numbered(List<SubjectReader.Unknown> unknown) {
        return ColumnQuestions.numbered(unknown);
    }

    /// Where the values of a measure lay in the baseline.
    public Optional<QueryDraft> values() {
        return new UsualQuestions(subject).values();
    }

    /// How long rows usually took to arrive.
    public Optional<QueryDraft> lag() {
        return new UsualQuestions(subject).lag();
    }

    /// Values of the watched column that became more or less frequent.
    public Optional<QueryDraft> topValues() {
        return new UsualQuestions(subject).topValues();
    }

    public Optional<QueryDraft> calendar() {
        var whole =
                new TimeWindow(subject.time(), subject.baseline().start(), subject.window().end());
        return subject.holiday().map(calendar -> calendar(subject.sql(), calendar, whole));
    }

    /// Which days of a span a calendar marks.
    public static QueryDraft calendar(SqlDialect sql, Subject.Calendar calendar, TimeWindow span) {
        String day = sql.name(calendar.day());
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < calendar.marks().size(); i++) {
            Column mark = calendar.marks().get(i);
            String name = sql.name(mark.name());
            String marked =
                    mark.type() == DataType.BOOLEAN
                            ? sql.isTrue(name)
                            : name + " IS NOT NULL AND " + name + " <> ''";
            marks.append(", ").append(sql.flag(marked)).append(" AS m").append(i);
        }
        return new QueryDraft(
                CALENDAR,
                "Which days does the calendar mark as special?",
                TestKind.EXISTENCE,
                "SELECT "
                        + day
                        + " AS "
                        + sql.as("day")
                        + marks
                        + " FROM "
                        + sql.table(calendar.table().name())
                        + " WHERE "
                        + sql.dateOf(day)
                        + " >= "
                        + sql.time(span.start())
                        + " AND "
                        + sql.dateOf(day)
                        + " < "
                        + sql.time(span.end())
                        + " ORDER BY "
                        + sql.at(1, day));
    }

    /// Until when each source of the searched table delivered, as a whole and by its attributes.
    public List<QueryDraft> sources() {
        return new SourceQuestions(subject).sources();
    }

    /// Keys that a joined table has more than once, by its attributes.
    public List<QueryDraft> dimensions() {
        return new SourceQuestions(subject).dimensions();
    }

    /// Rows and different keys, in the window and before.
    public Optional<QueryDraft> keys() {
        return new SourceQuestions(subject).keys();
    }

    /// What the cubes carry besides the attributes.
    ///
    /// @param aggregates name to SQL
    /// @param time the time that places a row in window or baseline
    /// @param windowCondition which rows the window cube takes
    public record Cargo(
            Map<String, String> aggregates,
            String time,
            String windowCondition,
            String baselineCondition) {}

    /// Every attribute by itself, in one pass each over window and baseline: which attributes are
    /// worth a leaf cube when the table is large.
    public List<QueryDraft> singles(List<Attribute> attributes, Cargo cargo) {
        return new CubeQuestions(subject).singles(attributes, cargo);
    }

    /// The leaf cube of the window.
    public QueryDraft windowCube(List<Attribute> attributes, Cargo cargo, long bucketSeconds) {
        return new CubeQuestions(subject).windowCube(attributes, cargo, bucketSeconds);
    }

    /// The leaf cube of the baseline.
    public QueryDraft baselineCube(List<Attribute> attributes, Cargo cargo, long bucketSeconds) {
        return new CubeQuestions(subject).baselineCube(attributes, cargo, bucketSeconds);
    }
}
