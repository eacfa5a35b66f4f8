package dev.culprit.ui;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.Status;
import dev.culprit.ui.header.HeaderView;
import dev.culprit.ui.header.HeaderViewModel;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.steer.SteerView;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import dev.culprit.ui.timeline.EventsPage;
import dev.culprit.ui.timeline.Shown;
import dev.culprit.ui.timeline.TimelineViewModel;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Everything of one case above the timeline: head, centre, approvals. Tells the panes what to show
/// and decides which of them are on the screen.
final class CaseArea {
    private final HeaderViewModel header;
    private final CasePanes panes;
    private final TimelineViewModel timeline;
    private final CaseTabs tabs;
    private final StackPane side;
    private final BorderPane area = new BorderPane();
    private final VBox opening;
    private final StackPane root;
    private Optional<InvestigationId> shownCase = Optional.empty();

    CaseArea(
            HeaderViewModel header,
            HeaderView headerView,
            CasePanes panes,
            TimelineViewModel timeline,
            Messages messages) {
        this.header = header;
        this.panes = panes;
        this.timeline = timeline;
        VBox hypotheses =
                Styles.styled(
                        new VBox(panes.metric().root(), panes.hypotheses().root()), "running-case");
        VBox.setVgrow(panes.hypotheses().root(), Priority.ALWAYS);
        tabs =
                new CaseTabs(
                        Map.of(
                                CaseTab.FINDING,
                                panes.finding().root(),
                                CaseTab.HYPOTHESES,
                                hypotheses,
                                CaseTab.EVIDENCE,
                                panes.evidence().root(),
                                CaseTab.LINEAGE,
                                panes.lineage().root(),
                                CaseTab.CHANGES,
                                panes.changes().root(),
                                CaseTab.EVENTS,
                                new EventsPage(timeline, messages),
                                CaseTab.REASONING,
                                panes.reasoning().root()),
                        messages);
        side = Styles.styled(new StackPane(panes.approval().root()), "approval-side");
        side.managedProperty().bind(side.visibleProperty());
        SteerView steer = new SteerView(panes.steer(), messages);
        steer.attach();
        area.setTop(
                new VBox(headerView.root(), panes.usage(), steer.root(), past(timeline, messages)));
        area.setCenter(tabs.root());
        area.setRight(side);
        opening =
                Styles.styled(
                        new VBox(new ProgressIndicator(), new Label(messages.get("case.opening"))),
                        Styles.EMPTY_STATE);
        opening.setAlignment(Pos.CENTER);
        area.visibleProperty().bind(opening.visibleProperty().not());
        root = Styles.styled(new StackPane(area, opening), "case-area");
        panes.views().forEach(CaseView::attach);
        panes.onAsked(() -> choose(CaseTab.EVIDENCE), () -> choose(CaseTab.REASONING));
        timeline.shown()
                .subscribe(shown -> {
                    opening.setVisible(shown.isEmpty());
                    shown.ifPresent(this::show);
                });
    }

    private static HBox past(TimelineViewModel timeline, Messages messages) {
        Label text = new Label();
        text.textProperty().bind(timeline.past());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox banner =
                Styles.styled(
                        new HBox(
                                new FontIcon(Feather.CLOCK),
                                text,
                                gap,
                                Buttons.text(
                                        messages.get("timeline.toEnd"), "End", timeline::toEnd)),
                        "past-banner");
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.visibleProperty().bind(timeline.past().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    private void show(Shown shown) {
        InvestigationState state = shown.state();
        header.show(state, shown.live());
        panes.show(shown);
        tabs.offerReasoning(!shown.consulted().all().isEmpty());
        if (!shownCase.equals(Optional.of(state.id()))) {
            shownCase = Optional.of(state.id());
            tabs.start(state.status().isFinal());
        }
        tabs.show(state.status().isFinal());
        side.setVisible(
                isWaiting(state) || timeline.newest().filter(CaseArea::isWaiting).isPresent());
    }

    private static boolean isWaiting(InvestigationState state) {
        return state.status() == Status.RUNNING
                && state.queries().stream().anyMatch(query -> query.phase() == QueryPhase.WAITING);
    }

    void choose(CaseTab tab) {
        tabs.choose(tab);
    }

    Parent root() {
        return root;
    }

    /// For moving the focus from pane to pane.
    Parent centre() {
        return tabs.root();
    }

    Parent side() {
        return side;
    }
}
