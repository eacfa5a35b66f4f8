package dev.culprit.ui.lineage;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Which table feeds which around the case that is shown.
public final class LineageViewModel implements CasePane {
    private final Messages messages;
    private final BooleanProperty all = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<LineageGraph>> graph =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<InvestigationState> shown = Optional.empty();
    private BiConsumer<String, TableName> onTable = (_, _) -> {};

    public LineageViewModel(Messages messages) {
        this.messages = messages;
        all.subscribe(_ -> draw());
    }

    /// @param action given the case's source and the table that was chosen
    public void onTable(BiConsumer<String, TableName> action) {
        onTable = action;
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        boolean same =
                shown.filter(before ->
                                before.id().equals(state.id())
                                        && before.context().equals(state.context())
                                        && before.finding().equals(state.finding())
                                        && before.measurement().equals(state.measurement()))
                        .isPresent();
        shown = Optional.of(state);
        if (!same) {
            draw();
        }
    }

    private void draw() {
        graph.set(shown.flatMap(state -> LineageWriter.graph(state, all.get(), messages)));
    }

    void open(TableName table) {
        shown.ifPresent(state -> onTable.accept(state.start().source(), table));
    }

    /// Whether tables without a way to the case are shown too.
    BooleanProperty all() {
        return all;
    }

    ReadOnlyObjectProperty<Optional<LineageGraph>> graph() {
        return graph.getReadOnlyProperty();
    }
}
