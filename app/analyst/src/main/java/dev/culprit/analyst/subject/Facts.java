package dev.culprit.analyst.subject;

import dev.culprit.analyst.metric.Formula;
import dev.culprit.core.alert.Alert;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.source.Table;
import java.util.ArrayList;
import java.util.List;

/// Finds the table behind a mart, which has more attributes to search by.
record Facts(Alert alert, Formula formula, DatasetContext context) {

    /// The table a mart is built from: feeds it, has the same event time and the watched column, and
    /// is the one that shares most columns with it.
    Table behind(Table watched, String time) {
        List<Table> candidates = new ArrayList<>();
        if (context.lineage().isPresent()) {
            for (Lineage.Edge edge : context.lineage().get().into(watched.name())) {
                context.schema().table(edge.from()).ifPresent(candidates::add);
            }
        } else {
            context.schema().tables().stream()
                    .filter(table -> !table.name().equals(watched.name()))
                    .filter(table -> Keys.sameKey(table, watched))
                    .forEach(candidates::add);
        }
        Table best = watched;
        long most = 0;
        for (Table candidate : candidates) {
            long shared = Keys.shared(candidate, watched);
            boolean fits =
                    candidate.column(time).isPresent()
                            && Keys.sameKey(candidate, watched)
                            && formula.columns().stream()
                                    .allMatch(c -> candidate.column(c).isPresent())
                            && alert.metric()
                                    .column()
                                    .map(c -> candidate.column(c).isPresent())
                                    .orElse(true);
            if (fits && shared >= 3 && shared > most) {
                best = candidate;
                most = shared;
            }
        }
        if (context.lineage().isEmpty()
                && !best.name().equals(watched.name())
                && best.columns().size() <= watched.columns().size()) {
            return watched;
        }
        return best;
    }
}
