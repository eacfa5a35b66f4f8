package dev.culprit.ui.finding;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.format.NumberLinks;
import dev.culprit.ui.format.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/// Finds which of the cited queries a number in a sentence comes from: the one whose figures hold it,
/// else the one whose rows hold it, else the first cited.
final class Citations {
    private static final int MOST_ROWS = 500;

    private final InvestigationState state;

    Citations(InvestigationState state) {
        this.state = state;
    }

    List<Span> link(Statement statement) {
        return NumberLinks.split(statement.text(), number -> source(number, statement.cites()));
    }

    private Optional<QueryId> source(String number, List<QueryId> cites) {
        DoublePredicate same = sameAs(number);
        return cites.stream()
                .filter(query -> inFigures(query, same))
                .findFirst()
                .or(() -> cites.stream().filter(query -> inRows(query, same)).findFirst())
                .or(() -> cites.stream().findFirst());
    }

    /// Equal to the number as it was rounded; a percentage may stand in the data as a share.
    private static DoublePredicate sameAs(String number) {
        boolean percent = number.endsWith("%");
        BigDecimal written = new BigDecimal(number.replaceAll("[^0-9.]", ""));
        double tolerance = 0.5 * Math.pow(10, -written.scale()) + 1e-9;
        return value -> {
            double share = Math.abs(Math.abs(value) * 100 - written.doubleValue());
            double plain = Math.abs(Math.abs(value) - written.doubleValue());
            return plain <= tolerance || (percent && share <= tolerance);
        };
    }

    private boolean inFigures(QueryId query, DoublePredicate same) {
        return state.evidence().stream()
                .map(Evidence::interpretation)
                .flatMap(reading -> reading.figures().stream())
                .anyMatch(figure -> figure.query().equals(query) && same.test(figure.value()));
    }

    private boolean inRows(QueryId query, DoublePredicate same) {
        return state.result(query).map(result -> inRows(result, same)).orElse(false);
    }

    private static boolean inRows(QueryResult result, DoublePredicate same) {
        for (QueryResult.Row row : result.rows().stream().limit(MOST_ROWS).toList()) {
            for (int i = 0; i < result.columns().size(); i++) {
                boolean number = result.columns().get(i).type().isNumeric();
                if (number && row.text(i).filter(cell -> holds(cell, same)).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(String cell, DoublePredicate same) {
        try {
            return same.test(Double.parseDouble(cell));
        } catch (NumberFormatException notPlain) {
            return false;
        }
    }
}
