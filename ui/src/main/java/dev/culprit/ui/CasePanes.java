package dev.culprit.ui;

import dev.culprit.core.source.QueryId;
import dev.culprit.ui.approval.ApprovalView;
import dev.culprit.ui.approval.ApprovalViewModel;
import dev.culprit.ui.changes.ChangesView;
import dev.culprit.ui.changes.ChangesViewModel;
import dev.culprit.ui.finding.EvidenceView;
import dev.culprit.ui.finding.EvidenceViewModel;
import dev.culprit.ui.finding.FindingView;
import dev.culprit.ui.finding.FindingViewModel;
import dev.culprit.ui.finding.MetricView;
import dev.culprit.ui.finding.MetricViewModel;
import dev.culprit.ui.hypotheses.HypothesesView;
import dev.culprit.ui.hypotheses.HypothesesViewModel;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.lineage.LineageView;
import dev.culprit.ui.lineage.LineageViewModel;
import dev.culprit.ui.models.UsageView;
import dev.culprit.ui.models.UsageViewModel;
import dev.culprit.ui.palette.Action;
import dev.culprit.ui.reasoning.ReasoningView;
import dev.culprit.ui.reasoning.ReasoningViewModel;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.services.UiServices;
import dev.culprit.ui.steer.SteerViewModel;
import dev.culprit.ui.timeline.Shown;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Parent;

/// The panes of a case: their models, which are told what to show, and their views.
///
/// @param usage what the model has used, for the head
/// @param actions what can be done in the panes
/// @param asked is given what to do when a number was clicked and its evidence is selected, and when the
///     questions to models are asked for
record CasePanes(
        List<CasePane> models,
        CaseView metric,
        CaseView hypotheses,
        CaseView approval,
        CaseView finding,
        CaseView evidence,
        CaseView reasoning,
        CaseView lineage,
        CaseView changes,
        SteerViewModel steer,
        Parent usage,
        Actions actions,
        BiConsumer<Runnable, Runnable> asked) {

    /// What can be done in the panes now.
    record Actions(Supplier<List<Action>> approval, Supplier<List<Action>> hypotheses) {}

    static CasePanes of(
            UiServices services,
            Messages messages,
            WindowModel window,
            Executor background,
            Executor screen) {
        var metric = new MetricViewModel(messages);
        var hypotheses = new HypothesesViewModel(services, messages, window.notices());
        var approval = new ApprovalViewModel(services, messages, window.notices(), background);
        var finding = new FindingViewModel(services, messages);
        var evidence = new EvidenceViewModel(services, messages);
        var reasoning =
                new ReasoningViewModel(services, messages, window.thoughts(), background, screen);
        var lineage = new LineageViewModel(messages);
        lineage.onTable(window.sources()::showTable);
        var changes = new ChangesViewModel(services, messages, background, screen);
        var usage = new UsageViewModel(window.profiles(), messages);
        var steer = new SteerViewModel(services, messages);
        hypotheses.follow(window.thoughts());
        var hypothesesView = new HypothesesView(hypotheses, messages);
        var approvalView = new ApprovalView(approval, messages);
        return new CasePanes(
                List.of(
                        metric,
                        hypotheses,
                        approval,
                        finding,
                        evidence,
                        reasoning,
                        lineage,
                        changes,
                        usage,
                        steer),
                new MetricView(metric, messages),
                hypothesesView,
                approvalView,
                new FindingView(finding, messages),
                new EvidenceView(evidence, messages),
                new ReasoningView(reasoning, messages),
                new LineageView(lineage, messages),
                new ChangesView(changes, messages),
                steer,
                new UsageView(usage, messages).root(),
                new Actions(() -> approvalView.actions(messages), hypothesesView::actions),
                (show, showReasoning) -> {
                    Consumer<QueryId> open =
                            query -> {
                                evidence.select(query);
                                show.run();
                            };
                    finding.onEvidence(open);
                    hypotheses.onEvidence(open);
                    hypotheses.onReasoning(hypothesis -> {
                        reasoning.about(hypothesis);
                        showReasoning.run();
                    });
                });
    }

    void show(Shown shown) {
        for (CasePane model : models) {
            model.consulted(shown.consulted());
            model.show(shown.state(), shown.live());
        }
    }

    /// @param evidence brings the evidence onto the screen
    /// @param questions brings the questions to models onto the screen
    void onAsked(Runnable evidence, Runnable questions) {
        asked.accept(evidence, questions);
    }

    List<CaseView> views() {
        return List.of(
                metric, hypotheses, approval, finding, evidence, reasoning, lineage, changes);
    }
}
