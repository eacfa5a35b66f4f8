package dev.culprit.ui.header;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Phase;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the alert says, where the investigation stands and what it has used of its limits.
public final class HeaderViewModel implements CasePane {
    private final Messages messages;
    private final Figures figures;
    private final InstantSource clock;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper change = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper window = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper source = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Status> status =
            new ReadOnlyObjectWrapper<>(Status.RUNNING);
    private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<PhaseStep>> steps =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper queries = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper queriesUsed = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper time = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper timeUsed = new ReadOnlyDoubleWrapper();
    private Optional<InvestigationState> running = Optional.empty();

    public HeaderViewModel(Messages messages, Figures figures, InstantSource clock) {
        this.messages = messages;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        Alert alert = state.alert();
        title.set(alert.title());
        change.set(changeOf(state));
        window.set(windowOf(state).map(w -> figures.days(w.start(), w.end())).orElse(""));
        source.set(state.start().source());
        status.set(state.status());
        stoppable.set(live && state.status() == Status.RUNNING);
        resumable.set(live && state.status() == Status.INTERRUPTED);
        steps.set(Arrays.stream(Phase.values()).map(phase -> step(phase, state)).toList());
        int asked = state.queries().size();
        queries.set(messages.get("header.queries", asked, state.limits().queries()));
        queriesUsed.set((double) asked / state.limits().queries());
        running = stoppable.get() ? Optional.of(state) : Optional.empty();
        showTime(state, running.isPresent() ? clock.instant() : state.lastAt());
    }

    /// Lets the time run on between events; called about once a second.
    public void tick() {
        running.ifPresent(state -> showTime(state, clock.instant()));
    }

    private void showTime(InvestigationState state, Instant until) {
        boolean waits = state.queries().stream().anyMatch(query -> !query.phase().isFinal());
        Duration used =
                Duration.between(state.startedAt(), waits ? state.lastAt() : until)
                        .minus(state.waited());
        Duration shown = used.isNegative() ? Duration.ZERO : used;
        time.set(figures.duration(shown));
        timeUsed.set((double) shown.toMillis() / state.limits().wallClock().toMillis());
    }

    private String changeOf(InvestigationState state) {
        MetricKind kind = state.alert().metric().kind();
        Optional<Measurement> measured = state.measurement();
        OptionalDouble from =
                measured.map(m -> OptionalDouble.of(m.expected()))
                        .orElse(state.alert().expectedValue());
        OptionalDouble to =
                measured.map(m -> OptionalDouble.of(m.observed()))
                        .orElse(state.alert().actualValue());
        if (from.isEmpty() || to.isEmpty()) {
            return "";
        }
        return messages.get(
                "header.change",
                figures.metric(kind, from.getAsDouble()),
                figures.metric(kind, to.getAsDouble()));
    }

    private static Optional<TimeWindow> windowOf(InvestigationState state) {
        return state.measurement().map(Measurement::window).or(() -> state.alert().window());
    }

    private PhaseStep step(Phase phase, InvestigationState state) {
        String name = messages.get("header.phase." + phase.name().toLowerCase(Locale.ROOT));
        int all = state.hypotheses().size();
        if (phase == Phase.TEST && all > 0) {
            long tested =
                    state.hypotheses().stream().filter(hypothesis -> hypothesis.tested()).count();
            name = messages.get("header.phase.tested", name, tested, all);
        }
        return new PhaseStep(phase, progress(phase, state), name);
    }

    private static PhaseStep.Progress progress(Phase phase, InvestigationState state) {
        int order = phase.compareTo(state.phase());
        if (order < 0) {
            return PhaseStep.Progress.DONE;
        }
        if (order > 0) {
            return PhaseStep.Progress.AHEAD;
        }
        if (state.status() == Status.COMPLETED || state.status() == Status.INCONCLUSIVE) {
            return PhaseStep.Progress.DONE;
        }
        return state.status() == Status.RUNNING
                ? PhaseStep.Progress.CURRENT
                : PhaseStep.Progress.STOPPED;
    }

    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /// From the expected to the observed value; empty when the alert has none.
    public ReadOnlyStringProperty change() {
        return change.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty window() {
        return window.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty source() {
        return source.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty stoppable() {
        return stoppable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty resumable() {
        return resumable.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<PhaseStep>> steps() {
        return steps.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty queries() {
        return queries.getReadOnlyProperty();
    }

    /// 0 to 1.
    ReadOnlyDoubleProperty queriesUsed() {
        return queriesUsed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty time() {
        return time.getReadOnlyProperty();
    }

    /// 0 to 1.
    ReadOnlyDoubleProperty timeUsed() {
        return timeUsed.getReadOnlyProperty();
    }
}
