package dev.culprit.ui.approval;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.InvestigationDesk;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Background;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.notice.Postponed;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.UiServices;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The queries that wait for a person. What was decided disappears at once and the next one is
/// selected; the log follows.
public final class ApprovalViewModel implements CasePane {
    private final UiServices services;
    private final Messages messages;
    private final NoticesViewModel notices;
    private final Background background;
    private final Figures figures;
    private final ObservableList<WaitingQuery> waiting = FXCollections.observableArrayList();
    private final Set<QueryId> decided = new HashSet<>();
    private final ReadOnlyObjectWrapper<Optional<WaitingQuery>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper waitingCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper canAct = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pastNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper emptySentence = new ReadOnlyStringWrapper("");
    private Optional<InvestigationState> shown = Optional.empty();
    private boolean busy;

    /// @param notices tells what can be taken back
    public ApprovalViewModel(
            UiServices services, Messages messages, NoticesViewModel notices, Executor background) {
        this(
                services,
                messages,
                notices,
                new Background(background, new FxThread(), messages.get("action.bug")));
    }

    ApprovalViewModel(
            UiServices services,
            Messages messages,
            NoticesViewModel notices,
            Background background) {
        this.notices = notices;
        this.services = services;
        this.messages = messages;
        this.background = background;
        this.figures = new Figures(messages);
        emptySentence.set(messages.get("approval.empty.ask"));
    }

    @Override
    public void show(InvestigationState state, boolean isLive) {
        Optional<InvestigationId> before = shown.map(InvestigationState::id);
        if (!before.equals(Optional.of(state.id()))) {
            decided.clear();
            problem.set("");
            stopEditing();
        }
        shown = Optional.of(state);
        live.set(isLive);
        pastNote.set(pastNote(state, isLive));
        emptySentence.set(messages.get(emptyKey(state)));
        refresh();
    }

    private String pastNote(InvestigationState state, boolean isLive) {
        return isLive || state.status().isFinal()
                ? ""
                : messages.get("approval.past", figures.time(state.lastAt()));
    }

    private static String emptyKey(InvestigationState state) {
        if (state.status().isFinal()) {
            return "approval.empty.ended";
        }
        return state.start().approval() == ApprovalMode.AUTO
                ? "approval.empty.auto"
                : "approval.empty.ask";
    }

    private void refresh() {
        List<WaitingQuery> now = shown.map(this::waitingIn).orElse(List.of());
        int place = selected.get().map(this::place).orElse(0);
        if (!waiting.equals(now)) {
            waiting.setAll(now);
        }
        waitingCount.set(now.size());
        Optional<QueryId> chosen = selected.get().map(WaitingQuery::id);
        Optional<WaitingQuery> same =
                now.stream().filter(query -> chosen.equals(Optional.of(query.id()))).findFirst();
        if (same.isEmpty()) {
            stopEditing();
        }
        selected.set(same.or(() -> next(now, place)));
        restate();
    }

    private int place(WaitingQuery query) {
        return query.id().number();
    }

    /// The one after the place of the one just decided, else the first.
    private static Optional<WaitingQuery> next(List<WaitingQuery> now, int place) {
        return now.stream()
                .filter(query -> query.id().number() > place)
                .findFirst()
                .or(() -> now.stream().findFirst());
    }

    private List<WaitingQuery> waitingIn(InvestigationState state) {
        return state.queries().stream()
                .filter(query -> query.phase() == QueryPhase.WAITING)
                .filter(query -> !live.get() || !decided.contains(query.id()))
                .map(query -> WaitingQuery.of(state, query, messages, figures))
                .toList();
    }

    private void restate() {
        boolean running = shown.filter(state -> state.status() == Status.RUNNING).isPresent();
        canAct.set(live.get() && running && selected.get().isPresent() && !busy);
    }

    void select(QueryId query) {
        if (!selected.get().map(WaitingQuery::id).equals(Optional.of(query))) {
            waiting.stream()
                    .filter(each -> each.id().equals(query))
                    .findFirst()
                    .ifPresent(found -> {
                        stopEditing();
                        problem.set("");
                        selected.set(Optional.of(found));
                    });
        }
    }

    void approve() {
        act((id, query) ->
                () -> desk().approve(id, query.id(), query.sql(), services.actor(), false));
    }

    /// Also lets everything like it run from now on.
    void approveAlike() {
        act((id, query) ->
                () -> desk().approve(id, query.id(), query.sql(), services.actor(), true));
    }

    /// @param reason goes back to the reasoner; must not be blank
    /// @return whether it was sent
    boolean reject(String reason) {
        if (reason.isBlank()) {
            problem.set(messages.get("approval.reject.reasonMissing"));
            return false;
        }
        if (canAct.get()) {
            postpone(shown.orElseThrow().id(), selected.get().orElseThrow(), reason.strip());
        }
        return true;
    }

    /// A rejection makes the reasoner try another way at once, so it is sent when it can no longer be
    /// taken back.
    private void postpone(InvestigationId id, WaitingQuery query, String reason) {
        problem.set("");
        decided.add(query.id());
        stopEditing();
        refresh();
        notices.undoable(
                messages.get("approval.rejected", query.title()),
                new Postponed(
                        background,
                        () -> desk().reject(id, query.id(), reason, services.actor()),
                        declined -> sent(id, query, declined),
                        () -> show(id, query)));
    }

    private void sent(InvestigationId id, WaitingQuery query, Optional<String> declined) {
        notices.declined(declined);
        if (declined.isPresent()) {
            show(id, query);
        }
    }

    /// Lets it wait again.
    private void show(InvestigationId id, WaitingQuery query) {
        if (shown.filter(state -> state.id().equals(id)).isPresent()) {
            decided.remove(query.id());
            refresh();
            select(query.id());
        }
    }

    void edit() {
        if (canAct.get()) {
            problem.set("");
            editing.set(true);
        }
    }

    void cancelEdit() {
        problem.set("");
        stopEditing();
    }

    private void stopEditing() {
        editing.set(false);
    }

    /// Runs the changed text instead, unless the gate refuses it.
    void save(String sql) {
        act((id, query) ->
                () ->
                        sql.equals(query.sql())
                                ? desk().approve(id, query.id(), sql, services.actor(), false)
                                : desk().edit(id, query.id(), sql, services.actor()));
    }

    private InvestigationDesk desk() {
        return services.desk();
    }

    private interface Call {
        Supplier<Optional<String>> on(InvestigationId id, WaitingQuery query);
    }

    private void act(Call call) {
        if (!canAct.get()) {
            return;
        }
        InvestigationId id = shown.orElseThrow().id();
        WaitingQuery query = selected.get().orElseThrow();
        busy = true;
        problem.set("");
        restate();
        background.run(call.on(id, query), declined -> done(id, query, declined));
    }

    private void done(InvestigationId id, WaitingQuery query, Optional<String> declined) {
        busy = false;
        boolean stillShown = shown.filter(state -> state.id().equals(id)).isPresent();
        if (stillShown && declined.isEmpty()) {
            decided.add(query.id());
            stopEditing();
        }
        refresh();
        if (stillShown) {
            problem.set(declined.orElse(""));
        }
    }

    public ReadOnlyIntegerProperty waitingCountProperty() {
        return waitingCount.getReadOnlyProperty();
    }

    public int getWaitingCount() {
        return waitingCount.get();
    }

    ObservableList<WaitingQuery> waiting() {
        return FXCollections.unmodifiableObservableList(waiting);
    }

    ReadOnlyObjectProperty<Optional<WaitingQuery>> selected() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canAct() {
        return canAct.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty editing() {
        return editing.getReadOnlyProperty();
    }

    /// Why the last action was not possible; empty when it was.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Says that a past moment is shown; empty when live.
    ReadOnlyStringProperty pastNote() {
        return pastNote.getReadOnlyProperty();
    }

    ReadOnlyStringProperty emptySentence() {
        return emptySentence.getReadOnlyProperty();
    }

    String heading(int count) {
        return count == 0
                ? messages.get("approval.title")
                : messages.get("approval.titleCount", count);
    }
}
