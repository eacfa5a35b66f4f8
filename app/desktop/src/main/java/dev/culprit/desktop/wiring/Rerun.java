package dev.culprit.desktop.wiring;

import dev.culprit.analyst.BuiltInAnalyst;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Narrative;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.llm.chat.Divergence;
import dev.culprit.llm.steps.AssistedReasoner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Investigates a saved case once more, against its source and with the answers its model gave, and tells
/// where the two first differ. Every query that passes the gate runs; what people did is not repeated.
public final class Rerun {
    private final Home home;
    private final HomeModels models;
    private final AtomicReference<Optional<Divergence>> asked =
            new AtomicReference<>(Optional.empty());

    /// @param home where the sources are set up
    public Rerun(Home home, HomeModels models) {
        this.home = home;
        this.models = models;
    }

    /// @param source where the data is now; empty: where it was
    /// @return the first difference as a sentence; empty when there is none
    /// @throws Complaint when the source is gone
    public Optional<String> of(
            List<EventEnvelope<InvestigationEvent>> events, Optional<String> source)
            throws InterruptedException {
        InvestigationState before = InvestigationState.of(events);
        InvestigationState now =
                new Scratch(home, reasoner(before, events), Optional.of((_, _) -> recorded(before)))
                        .run(
                                new OpenRequest(
                                        before.alert(),
                                        source.orElse(before.start().source()),
                                        before.start().reasoner(),
                                        before.start().approval() == ApprovalMode.DENY
                                                ? ApprovalMode.DENY
                                                : ApprovalMode.AUTO,
                                        before.limits()));
        if (now.status() == Status.FAILED && now.context().isEmpty()) {
            throw Complaint.badInput(
                    "The source of this case is gone or another one: "
                            + now.outcome().orElse("it cannot be read."));
        }
        return first(before, now);
    }

    private static List<ContextSource> recorded(InvestigationState before) {
        return before.context().<ContextSource>map(RecordedContext::new).stream().toList();
    }

    private Reasoner reasoner(
            InvestigationState before, List<EventEnvelope<InvestigationEvent>> events) {
        var analyst = new BuiltInAnalyst();
        if (before.start().reasoner().equals(analyst.name())) {
            return analyst;
        }
        return AssistedReasoner.replaying(
                before.start().reasoner(),
                analyst,
                events.stream()
                        .map(EventEnvelope::event)
                        .filter(InvestigationEvent.ModelConsulted.class::isInstance)
                        .map(InvestigationEvent.ModelConsulted.class::cast)
                        .toList(),
                models::masking,
                each -> asked.compareAndSet(Optional.empty(), Optional.of(each)));
    }

    /// In the order of an investigation: what was measured, what the model was asked, what was found.
    private Optional<String> first(InvestigationState before, InvestigationState now) {
        return difference(measured(before), measured(now))
                .or(() -> asked.get().map(Rerun::told))
                .or(() -> difference(found(before), found(now)));
    }

    private static String told(Divergence question) {
        String which =
                question.call() == 0
                        ? "A further question to the model ("
                        : "Question " + question.call() + " to the model (";
        return which
                + question.purpose()
                + ") differs. "
                + contrast(question.recorded(), question.asked());
    }

    private static Optional<String> difference(List<String> before, List<String> now) {
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            String then = i < before.size() ? before.get(i) : "";
            String today = i < now.size() ? now.get(i) : "";
            if (!then.equals(today)) {
                return Optional.of(contrast(then, today));
            }
        }
        return Optional.empty();
    }

    /// A line may be a whole block of data: only what differs is shown, with what stands around it.
    private static String contrast(String before, String now) {
        int same = 0;
        while (same < Math.min(before.length(), now.length())
                && before.charAt(same) == now.charAt(same)) {
            same++;
        }
        return "Recorded: " + around(before, same) + "\nNow:      " + around(now, same);
    }

    private static String around(String text, int at) {
        if (text.isEmpty()) {
            return "(nothing)";
        }
        int from = at > 60 ? at - 40 : 0;
        int to = Math.min(text.length(), at + 120);
        return (from > 0 ? "..." : "")
                + text.substring(from, to)
                + (to < text.length() ? "..." : "");
    }

    private static List<String> measured(InvestigationState state) {
        List<String> lines = new ArrayList<>();
        state.measurement()
                .ifPresent(it ->
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "measured %.6g where %.6g was to be expected",
                                        it.observed(),
                                        it.expected())));
        state.ranking()
                .ifPresent(it -> it.segments().forEach(each -> lines.add(each.slice().phrase())));
        return lines;
    }

    private static List<String> found(InvestigationState state) {
        List<String> lines = new ArrayList<>();
        for (HypothesisState each : state.hypotheses()) {
            lines.add(each.id() + " " + each.hypothesis().title());
            each.evidence().forEach(piece -> lines.add(read(each.id(), piece)));
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%s is %s, confidence %.3f",
                            each.id(),
                            each.standing().key(),
                            each.confidence().value()));
        }
        lines.add(state.status().key());
        state.finding().map(Finding::narrative).ifPresent(words -> said(words, lines));
        return lines;
    }

    /// The words without the numbers of the queries, which depend on which branch was faster.
    private static void said(Narrative words, List<String> lines) {
        lines.add(words.headline());
        words.rootCause().forEach(sentence -> lines.add(sentence.text()));
        words.causalChain().forEach(sentence -> lines.add(sentence.text()));
        words.recommendations().forEach(each -> lines.add(each.text() + each.sql().orElse("")));
    }

    private static String read(HypothesisId hypothesis, Evidence piece) {
        return hypothesis
                + " "
                + piece.interpretation().verdict().key()
                + ": "
                + piece.interpretation().summary();
    }
}
