package dev.culprit.analyst;

import dev.culprit.analyst.scan.BuiltInScanner;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.scan.ScanAnswer;
import dev.culprit.core.scan.ScanFile;
import dev.culprit.core.scan.ScanStep;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.source.Table;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at a table as the product does, without gate and connector.
record ScanRehearsal(DatasetContext context, Database database, QueryResult.Provenance provenance) {

    ScanRehearsal(DatasetContext context, Database database) {
        this(context, database, QueryResult.Provenance.FULL);
    }

    TableScan scan(Table table, Optional<LocalDateTime> until, LocalDateTime now) {
        var scanner = new BuiltInScanner();
        List<ScanAnswer> answers = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            switch (scanner.next(new ScanFile(context, table, until, now, answers))) {
                case ScanStep.Done(var scan) -> {
                    return scan;
                }
                case ScanStep.Ask(var queries) -> queries.forEach(q -> answers.add(answer(q)));
            }
        }
        throw new IllegalStateException("The scan did not come to an end");
    }

    private ScanAnswer answer(QueryDraft query) {
        try {
            QueryResult result = database.query(query.sql());
            return new ScanAnswer.Rows(
                    query,
                    new QueryResult(result.columns(), result.rows(), result.rowCount(), provenance),
                    0);
        } catch (SQLException failed) {
            return new ScanAnswer.Problem(query, String.valueOf(failed.getMessage()));
        }
    }
}
