package dev.culprit.desktop.wiring;

import dev.culprit.analyst.BuiltInAnalyst;
import dev.culprit.core.context.ContextSource;
import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.reasoning.Reasoner;
import dev.culprit.core.replay.Comparison;
import dev.culprit.llm.chat.Divergence;
import dev.culprit.llm.steps.AssistedReasoner;
import java.util.List;
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
        Comparison compared = Comparison.of(before, now);
        return compared.first(Comparison.Part.MEASUREMENT)
                .map(Rerun::told)
                .or(() -> asked.get().map(Rerun::told))
                .or(() ->
                        compared.first(Comparison.Part.HYPOTHESES, Comparison.Part.FINDING)
                                .map(Rerun::told));
    }

    private static String told(Comparison.Line line) {
        return Comparison.contrast(line.left(), line.right());
    }

    private static String told(Divergence question) {
        String which =
                question.call() == 0
                        ? "A further question to the model ("
                        : "Question " + question.call() + " to the model (";
        return which
                + question.purpose()
                + ") differs. "
                + Comparison.contrast(question.recorded(), question.asked());
    }
}
