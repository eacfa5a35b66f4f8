package dev.culprit.sqlguard;

import dev.culprit.core.source.Dialect;
import dev.culprit.core.source.Schema;

/// What the walkers of one inspection share.
record Walk(
        Dialect dialect,
        Names names,
        Catalog catalog,
        Functions functions,
        Reads reads,
        Words words) {

    static Walk over(Dialect dialect, Schema schema) {
        Names names = new Names(dialect);
        return new Walk(
                dialect,
                names,
                new Catalog(schema, names),
                Functions.of(dialect),
                new Reads(),
                new Words());
    }
}
