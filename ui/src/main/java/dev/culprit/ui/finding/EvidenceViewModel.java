package dev.culprit.ui.finding;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.UiServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All queries of the case, and one of them with its SQL, its rows and who let it run.
public final class EvidenceViewModel implements CasePane {
    private final Messages messages;
    private final Figures figures;
    private final ObservableList<Item> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Detail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<InvestigationState> shown = Optional.empty();
    private Optional<QueryId> selected = Optional.empty();

    /// A query in the list.
    ///
    /// @param about what it tests: the hypothesis, or that it is a measurement
    /// @param state pseudo-class: `supports`, `refutes`, `neutral`, or the query's own phase
    record Item(QueryId id, String why, String about, String state, String word) {}

    /// @param approved who let it run and when; absent when it never ran
    /// @param extent rows and time, for example `4 rows in 31 ms`
    /// @param readings what the result says, one line per piece of evidence
    record Detail(
            Item item,
            String sql,
            Optional<String> approved,
            String extent,
            List<Reading> readings,
            Optional<QueryResult> result,
            Optional<String> problem) {}

    record Reading(String verdict, String word, String summary) {}

    /// @param services not needed yet; every pane is built alike
    public EvidenceViewModel(UiServices services, Messages messages) {
        this.messages = messages;
        this.figures = new Figures(messages);
    }

    @Override
    public void show(InvestigationState state, boolean live) {
        Optional<InvestigationId> before = shown.map(InvestigationState::id);
        if (!before.equals(Optional.of(state.id()))) {
            selected = Optional.empty();
        }
        shown = Optional.of(state);
        List<Item> now = state.queries().stream().map(query -> item(state, query)).toList();
        if (!items.equals(now)) {
            items.setAll(now);
        }
        refresh();
    }

    /// Shows one query; also one that was not selected by hand.
    public void select(QueryId query) {
        selected = Optional.of(query);
        refresh();
    }

    private void refresh() {
        detail.set(
                shown.flatMap(state ->
                        selected.filter(query -> query.number() <= state.queries().size())
                                .or(() -> state.queries().stream().findFirst().map(QueryState::id))
                                .map(query -> detail(state, state.query(query)))));
    }

    private Item item(InvestigationState state, QueryState query) {
        String look =
                state.evidence().stream()
                        .filter(piece -> piece.query().equals(query.id()))
                        .map(piece -> piece.interpretation().verdict())
                        .findFirst()
                        .map(Verdict::key)
                        .orElse(key(query.phase()));
        return new Item(
                query.id(),
                query.query().draft().why(),
                query.query()
                        .hypothesis()
                        .map(id -> state.hypothesis(id).hypothesis().title())
                        .orElseGet(() -> messages.get("query.measurement")),
                look,
                messages.get("query.state." + look));
    }

    private static String key(QueryPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private Detail detail(InvestigationState state, QueryState query) {
        List<Reading> readings = new ArrayList<>();
        for (Evidence piece : state.evidence()) {
            if (piece.query().equals(query.id())) {
                String verdict = piece.interpretation().verdict().key();
                readings.add(
                        new Reading(
                                verdict,
                                messages.get("query.state." + verdict),
                                piece.interpretation().summary()));
            }
        }
        return new Detail(
                item(state, query),
                query.sql(),
                query.approval().map(this::approved),
                extent(query),
                List.copyOf(readings),
                query.result(),
                query.problem());
    }

    private String approved(Approval approval) {
        String at = figures.dateTime(approval.at()) + ' ' + messages.zoneName(approval.at());
        return switch (approval.basis()) {
            case PERSON -> messages.get("evidence.approved.person", approval.actor(), at);
            case RULE -> messages.get("evidence.approved.rule", at);
            case POLICY -> messages.get("evidence.approved.policy", at);
        };
    }

    private String extent(QueryState query) {
        return query.result()
                .map(result ->
                        messages.get(
                                result.provenance().complete()
                                        ? "evidence.extent"
                                        : "evidence.extent.cut",
                                result.rowCount(),
                                figures.count(result.rowCount()),
                                figures.duration(query.took())))
                .orElseGet(() -> pending(query.phase()));
    }

    private String pending(QueryPhase phase) {
        return switch (phase) {
            case WAITING -> messages.get("evidence.pending.waiting");
            case RUNNING -> messages.get("evidence.pending.running");
            case PROPOSED, APPROVED, REFUSED, REJECTED, SUCCEEDED, FAILED, CANCELLED -> "";
        };
    }

    ObservableList<Item> items() {
        return FXCollections.unmodifiableObservableList(items);
    }

    ReadOnlyObjectProperty<Optional<Detail>> detail() {
        return detail.getReadOnlyProperty();
    }
}
