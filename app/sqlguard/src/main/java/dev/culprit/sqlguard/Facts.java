package dev.culprit.sqlguard;

import java.util.LinkedHashSet;
import java.util.Set;

/// What a walk over expressions met, sub-queries apart.
final class Facts {
    private final Set<BaseColumn> columns = new LinkedHashSet<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private boolean aggregate;

    void touch(Scope.Meaning meaning) {
        columns.addAll(meaning.origins());
        relations.addAll(meaning.relations());
    }

    void meetAggregate() {
        aggregate = true;
    }

    void addAll(Facts others) {
        columns.addAll(others.columns);
        relations.addAll(others.relations);
        aggregate |= others.aggregate;
    }

    /// Columns of the source, through derived columns as well.
    Set<BaseColumn> columns() {
        return columns;
    }

    Set<Relation> relations() {
        return relations;
    }

    /// Whether an aggregate was called that is not a window.
    boolean aggregate() {
        return aggregate;
    }
}
