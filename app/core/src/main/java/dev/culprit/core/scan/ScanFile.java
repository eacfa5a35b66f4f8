package dev.culprit.core.scan;

import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Table;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// What is known in a scan so far.
///
/// @param until look at the table as it was then; empty: as it is
/// @param now the time of the scan, UTC
public record ScanFile(
        DatasetContext context,
        Table table,
        Optional<LocalDateTime> until,
        LocalDateTime now,
        List<ScanAnswer> answers) {
    public ScanFile {
        answers = List.copyOf(answers);
    }

    public Optional<ScanAnswer> answer(String key) {
        return answers.stream().filter(answer -> answer.query().key().equals(key)).findFirst();
    }

    public Optional<QueryResult> rows(String key) {
        return answer(key)
                .flatMap(answer ->
                        switch (answer) {
                            case ScanAnswer.Rows rows -> Optional.of(rows.rows());
                            case ScanAnswer.Problem _ -> Optional.empty();
                        });
    }
}
