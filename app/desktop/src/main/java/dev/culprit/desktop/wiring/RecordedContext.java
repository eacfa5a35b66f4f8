package dev.culprit.desktop.wiring;

import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.context.DatasetContext;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.TableName;
import java.util.List;
import java.util.Set;

/// What a stored case knew of lineage and changes, so that a rerun compares the data and nothing else.
record RecordedContext(DatasetContext known) implements ContextSource {
    @Override
    public String name() {
        return "the stored case";
    }

    @Override
    public Told<Lineage> lineage() {
        return known.lineage().filter(Lineage::partial).map(Told::of).orElse(Told.nothing());
    }

    @Override
    public Told<List<Change>> changes(Period period, Set<TableName> tables) {
        return known.changes().map(Told::of).orElse(Told.nothing());
    }
}
