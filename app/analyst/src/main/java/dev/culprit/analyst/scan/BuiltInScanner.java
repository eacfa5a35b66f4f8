package dev.culprit.analyst.scan;

import dev.culprit.analyst.metric.Times;
import dev.culprit.analyst.sql.SqlDialect;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.ScanFile;
import dev.culprit.core.scan.ScanStep;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.scan.TableScanner;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Looks at a table in two rounds: where it ends, then what it held by day.
public final class BuiltInScanner implements TableScanner {
    private static final int DAYS = 63;

    @Override
    public boolean canScan(Table table) {
        return Plan.of(table, new Schema(List.of())).isPresent();
    }

    @Override
    public ScanStep next(ScanFile file) {
        Optional<Plan> plan = Plan.of(file.table(), file.context().schema());
        if (plan.isEmpty()) {
            return impossible(
                    file,
                    file.table().name()
                            + " has no time column, so its days cannot be told apart; add one, or"
                            + " open an alert on it.");
        }
        SqlDialect sql = SqlDialect.of(file.context().dialect(), file.context().capabilities());
        var questions = new ScanQuestions(sql, plan.get());
        if (file.answer(ScanQuestions.EXTENT).isEmpty()) {
            return new ScanStep.Ask(List.of(questions.extent()));
        }
        if (file.rows(ScanQuestions.EXTENT).isEmpty()) {
            return failed(file, ScanQuestions.EXTENT);
        }
        Optional<LocalDateTime> last =
                file.rows(ScanQuestions.EXTENT)
                        .filter(rows -> !rows.rows().isEmpty())
                        .flatMap(rows -> rows.text(0, "last"))
                        .flatMap(Times::read);
        if (last.isEmpty()) {
            return impossible(
                    file,
                    file.table().name()
                            + " has no rows with a readable "
                            + plan.get().time()
                            + ".");
        }
        TimeWindow span = span(file, plan.get(), last.get());
        List<QueryDraft> open =
                questions.of(span).stream()
                        .filter(query -> file.answer(query.key()).isEmpty())
                        .toList();
        if (!open.isEmpty()) {
            return new ScanStep.Ask(open);
        }
        return file.rows(ScanQuestions.DAYS)
                .<ScanStep>map(rows -> done(file, plan.get(), span, rows, last.get()))
                .orElseGet(() -> failed(file, ScanQuestions.DAYS));
    }

    /// The nine weeks before the end.
    private static TimeWindow span(ScanFile file, Plan plan, LocalDateTime last) {
        LocalDateTime end = file.until().orElseGet(() -> end(last, file.now()));
        LocalDateTime start = end.toLocalDate().minusDays(DAYS).atStartOfDay();
        return new TimeWindow(plan.time(), start, end);
    }

    /// Where the table ends: with the day of its last row, but not in the future, where bookings lie.
    private static LocalDateTime end(LocalDateTime last, LocalDateTime now) {
        return last.isAfter(now.plusDays(1))
                ? now.truncatedTo(ChronoUnit.HOURS)
                : last.toLocalDate().plusDays(1).atStartOfDay();
    }

    private static ScanStep done(
            ScanFile file, Plan plan, TimeWindow span, QueryResult rows, LocalDateTime last) {
        var reading = new ScanReading(file, plan, span, rows, last);
        return new ScanStep.Done(
                new TableScan(
                        file.table().name(),
                        Optional.of(span),
                        reading.rows(),
                        reading.tracks().size(),
                        reading.oddities(),
                        reading.notes(),
                        file.answers()));
    }

    private static ScanStep failed(ScanFile file, String key) {
        String why =
                file.answer(key)
                        .filter(ScanAnswer.Problem.class::isInstance)
                        .map(answer -> ((ScanAnswer.Problem) answer).sentence())
                        .orElse("");
        return impossible(file, file.table().name() + " could not be looked at: " + why);
    }

    private static ScanStep impossible(ScanFile file, String why) {
        return new ScanStep.Done(TableScan.impossible(file.table().name(), why, file.answers()));
    }
}
