package dev.culprit.ui.compare;

import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.replay.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What two investigations say, line by line.
public final class CompareViewModel {
    private final Function<InvestigationId, InvestigationState> states;
    private final Executor background;
    private final Executor screen;
    private final ReadOnlyObjectWrapper<Optional<Pair>> pair =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private final BooleanProperty differencesOnly = new SimpleBooleanProperty();
    private final ObservableList<Comparison.Line> lines = FXCollections.observableArrayList();
    private int request;

    /// What is compared.
    ///
    /// @param first the first line that differs
    record Pair(
            InvestigationState left,
            InvestigationState right,
            Comparison comparison,
            Optional<Comparison.Line> first) {}

    public CompareViewModel(
            Function<InvestigationId, InvestigationState> states,
            Executor background,
            Executor screen) {
        this.states = states;
        this.background = background;
        this.screen = screen;
        differencesOnly.subscribe(_ -> arrange());
    }

    public void show(InvestigationId left, InvestigationId right) {
        int asked = ++request;
        pair.set(Optional.empty());
        problem.set("");
        lines.clear();
        background.execute(() -> {
            try {
                InvestigationState one = states.apply(left);
                InvestigationState other = states.apply(right);
                Comparison comparison = Comparison.of(one, other);
                ifWanted(asked, () -> show(new Pair(one, other, comparison, comparison.first())));
            } catch (EventStoreException | IllegalStateException damaged) {
                ifWanted(asked, () -> problem.set(String.valueOf(damaged.getMessage())));
            }
        });
    }

    private void ifWanted(int asked, Runnable task) {
        screen.execute(() -> {
            if (asked == request) {
                task.run();
            }
        });
    }

    private void show(Pair read) {
        pair.set(Optional.of(read));
        arrange();
    }

    private void arrange() {
        List<Comparison.Line> all =
                pair.get().map(read -> read.comparison().lines()).orElse(List.of());
        lines.setAll(
                all.stream().filter(line -> !differencesOnly.get() || line.differs()).toList());
    }

    boolean isFirst(Comparison.Line line) {
        return pair.get().flatMap(Pair::first).filter(line::equals).isPresent();
    }

    ReadOnlyObjectProperty<Optional<Pair>> pair() {
        return pair.getReadOnlyProperty();
    }

    /// Why they cannot be compared.
    ReadOnlyObjectProperty<String> problem() {
        return problem.getReadOnlyProperty();
    }

    BooleanProperty differencesOnly() {
        return differencesOnly;
    }

    public ObservableList<Comparison.Line> lines() {
        return lines;
    }
}
