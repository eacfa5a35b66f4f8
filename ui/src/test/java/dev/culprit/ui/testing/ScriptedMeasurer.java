package dev.culprit.ui.testing;

import dev.culprit.core.evidence.Figure;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.query.TestKind;
import dev.culprit.core.reasoning.Answer;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.reasoning.Measurer;
import dev.culprit.core.reasoning.MeasuringStep;
import dev.culprit.core.source.QueryId;
import java.util.List;

/// Asks for the metric per day, then for its parts, and answers what the script says.
final class ScriptedMeasurer implements Measurer {
    static final QueryDraft PER_DAY =
            new QueryDraft(
                    "per_day",
                    "The metric per day shows whether the alert is right and when it began.",
                    TestKind.SERIES,
                    """
                    SELECT date_trunc('day', created_at) AS day,
                           count(*) AS rows_all,
                           count(*) FILTER (WHERE user_id IS NULL) AS rows_null
                    FROM orders
                    GROUP BY 1
                    ORDER BY 1\
                    """);
    static final QueryDraft PARTS =
            new QueryDraft(
                    "parts",
                    "The metric by channel, version and country shows who carries the change.",
                    TestKind.CONTRAST,
                    """
                    SELECT channel, app_version, country, count(*) AS rows_all,
                           count(*) FILTER (WHERE user_id IS NULL) AS rows_null
                    FROM orders
                    WHERE created_at >= TIMESTAMP '2026-01-10'
                    GROUP BY GROUPING SETS ((channel), (app_version), (country))\
                    """);

    @Override
    public MeasuringStep next(CaseFile file) {
        if (file.measured("per_day").isEmpty()) {
            return new MeasuringStep.Ask(List.of(PER_DAY));
        }
        if (file.measurement().isEmpty()) {
            return new MeasuringStep.Confirmed(NullSpike.measurement(cited(file, "per_day")));
        }
        if (file.measured("parts").isEmpty()) {
            return new MeasuringStep.Ask(List.of(PARTS));
        }
        return new MeasuringStep.Ranked(NullSpike.ranking(cited(file, "parts")));
    }

    private static List<QueryId> cited(CaseFile file, String key) {
        return file.measured(key).map(Answer::query).map(query -> query.id()).stream().toList();
    }

    static Figure share(String label, double value, QueryId query) {
        return new Figure(label, value, Figure.Unit.SHARE, query);
    }
}
