package dev.culprit.ui;

import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.approval.ApprovalView;
import dev.culprit.ui.approval.ApprovalViewModel;
import dev.culprit.ui.finding.EvidenceView;
import dev.culprit.ui.finding.EvidenceViewModel;
import dev.culprit.ui.finding.FindingView;
import dev.culprit.ui.finding.FindingViewModel;
import dev.culprit.ui.finding.MetricView;
import dev.culprit.ui.finding.MetricViewModel;
import dev.culprit.ui.hypotheses.HypothesesView;
import dev.culprit.ui.hypotheses.HypothesesViewModel;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.services.UiServices;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// The panes of a case: their models, which are told what to show, and their views.
///
/// @param evidenceAsked is given what to do when a number was clicked and its evidence is selected
record CasePanes(
        List<CasePane> models,
        CaseView metric,
        CaseView hypotheses,
        CaseView approval,
        CaseView finding,
        CaseView evidence,
        Consumer<Runnable> evidenceAsked) {

    static CasePanes of(UiServices services, Messages messages, Executor background) {
        var metric = new MetricViewModel(messages);
        var hypotheses = new HypothesesViewModel(services, messages);
        var approval = new ApprovalViewModel(services, messages, background);
        var finding = new FindingViewModel(services, messages);
        var evidence = new EvidenceViewModel(services, messages);
        return new CasePanes(
                List.of(metric, hypotheses, approval, finding, evidence),
                new MetricView(metric, messages),
                new HypothesesView(hypotheses, messages),
                new ApprovalView(approval, messages),
                new FindingView(finding, messages),
                new EvidenceView(evidence, messages),
                show -> {
                    Consumer<QueryId> open =
                            query -> {
                                evidence.select(query);
                                show.run();
                            };
                    finding.onEvidence(open);
                    hypotheses.onEvidence(open);
                });
    }

    void show(InvestigationState state, boolean live) {
        models.forEach(model -> model.show(state, live));
    }

    /// @param show brings the evidence onto the screen
    void onEvidence(Runnable show) {
        evidenceAsked.accept(show);
    }

    List<CaseView> views() {
        return List.of(metric, hypotheses, approval, finding, evidence);
    }
}
