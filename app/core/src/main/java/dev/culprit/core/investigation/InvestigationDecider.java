package dev.culprit.core.investigation;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.evidence.EvidenceId;
import dev.culprit.core.evidence.EvidenceRules;
import dev.culprit.core.hypothesis.Hypothesis;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.query.Approval;
import dev.culprit.core.query.ApprovalPolicy;
import dev.culprit.core.query.ApprovalRule;
import dev.culprit.core.query.ProposedQuery;
import dev.culprit.core.query.Refusal;
import dev.culprit.core.source.QueryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns a command into events. Pure: state, command and time in, decision out.
public final class InvestigationDecider {
    private InvestigationDecider() {}

    public static Decision decide(
            InvestigationState state, InvestigationCommand command, Instant now) {
        if (state.status() != Status.RUNNING && !isAfterthought(command)) {
            return new Decision.Declined("The investigation is " + state.status().key() + ".");
        }
        return switch (command) {
            case InvestigationCommand.Note(var fact) -> note(state, fact);
            case InvestigationCommand.AddHypothesis c -> addHypothesis(state, c);
            case InvestigationCommand.RuleOut c -> ruleOut(state, c);
            case InvestigationCommand.Propose c -> propose(state, c, now);
            case InvestigationCommand.Admit c -> admit(state, c, now);
            case InvestigationCommand.Approve c -> approve(state, c, now);
            case InvestigationCommand.Edit c -> edit(state, c, now);
            case InvestigationCommand.Reject c -> reject(state, c);
            case InvestigationCommand.Weigh c -> weigh(state, c);
            case InvestigationCommand.Close c -> close(state, c);
            case InvestigationCommand.Steering c -> steer(state, c);
            case InvestigationCommand.Cancel c ->
                    stop(
                            state,
                            c.reason(),
                            new InvestigationEvent.InvestigationCancelled(c.actor(), c.reason()));
            case InvestigationCommand.Interrupt(var reason) ->
                    stop(state, reason, new InvestigationEvent.InvestigationInterrupted(reason));
        };
    }

    /// What may still be said once an investigation has ended.
    private static boolean isAfterthought(InvestigationCommand command) {
        if (command instanceof InvestigationCommand.Steering) {
            return true;
        }
        return command instanceof InvestigationCommand.Note(var fact)
                && (fact instanceof InvestigationEvent.QualityAssessed
                        || fact instanceof InvestigationEvent.FeedbackRecorded
                        || fact instanceof InvestigationEvent.InvestigationResumed);
    }

    /// A result may arrive just after its query was cancelled; then there is nothing to record.
    private static Decision note(InvestigationState state, InvestigationEvent fact) {
        Optional<QueryId> query =
                switch (fact) {
                    case InvestigationEvent.QuerySubmitted e -> Optional.of(e.query());
                    case InvestigationEvent.QueryRefused e -> Optional.of(e.query());
                    case InvestigationEvent.QuerySucceeded e -> Optional.of(e.query());
                    case InvestigationEvent.QueryFailed e -> Optional.of(e.query());
                    default -> Optional.empty();
                };
        return query.isPresent() && state.query(query.get()).phase().isFinal()
                ? accept()
                : accept(fact);
    }

    private static Decision addHypothesis(
            InvestigationState state, InvestigationCommand.AddHypothesis command) {
        var id = new HypothesisId(state.hypotheses().size() + 1);
        return accept(
                new InvestigationEvent.HypothesisGenerated(
                        new Hypothesis(id, command.draft(), command.author())));
    }

    private static Decision ruleOut(
            InvestigationState state, InvestigationCommand.RuleOut command) {
        if (state.hypothesis(command.hypothesis()).standing() == Standing.RULED_OUT) {
            return accept();
        }
        Stream<QueryState> own =
                state.hypothesis(command.hypothesis()).queries().stream().map(state::query);
        List<InvestigationEvent> events = new ArrayList<>();
        events.add(
                new InvestigationEvent.HypothesisRuledOut(
                        command.hypothesis(), command.reason(), command.actor()));
        events.addAll(cancelled(own, "The hypothesis was ruled out."));
        return new Decision.Accepted(events);
    }

    private static Decision steer(InvestigationState state, InvestigationCommand.Steering command) {
        boolean running = state.status() == Status.RUNNING;
        boolean ended = state.status() == Status.COMPLETED || state.status() == Status.INCONCLUSIVE;
        boolean applied =
                switch (command.steer()) {
                    case ADD_CONTEXT -> running;
                    case CONCLUDE -> running && !state.concluding();
                    case CONTINUE -> ended;
                };
        List<InvestigationEvent> events = new ArrayList<>();
        events.add(
                new InvestigationEvent.InvestigationSteered(
                        command.actor(), command.steer(), command.text(), applied));
        if (applied && command.steer() == Steer.CONCLUDE) {
            events.addAll(cancelled(state.queries().stream(), InvestigationState.CONCLUDING));
        }
        return new Decision.Accepted(events);
    }

    private static Decision propose(
            InvestigationState state, InvestigationCommand.Propose command, Instant now) {
        if (state.breaker().isPresent()) {
            return new Decision.Declined(state.breaker().get());
        }
        if (state.concluding()) {
            return new Decision.Declined(InvestigationState.CONCLUDING);
        }
        Optional<InvestigationEvent.BreakerTripped> tripped = Breaker.check(state, now);
        if (tripped.isPresent()) {
            return accept(tripped.get());
        }
        Optional<String> spent =
                command.hypothesis().flatMap(hypothesis -> Breaker.check(state, hypothesis));
        if (spent.isPresent()) {
            return new Decision.Declined(spent.get());
        }
        var query =
                new ProposedQuery(
                        new QueryId(state.queries().size() + 1),
                        command.hypothesis(),
                        command.draft(),
                        command.attempt());
        var proposed = new InvestigationEvent.QueryProposed(query);
        return Breaker.firstLike(state, command.draft())
                .map(first -> accept(proposed, duplicate(query.id(), first)))
                .orElseGet(() -> accept(proposed));
    }

    private static InvestigationEvent duplicate(QueryId query, QueryId first) {
        return new InvestigationEvent.QueryRefused(
                query,
                new Refusal(
                        Refusal.Reason.DUPLICATE,
                        "The same query was already proposed as " + first + "."));
    }

    private static Decision admit(
            InvestigationState state, InvestigationCommand.Admit command, Instant now) {
        if (state.query(command.query()).phase().isFinal()) {
            return accept();
        }
        ApprovalPolicy policy = state.approvalPolicy();
        return switch (policy.decide(command.inspection())) {
            case APPROVE ->
                    accept(
                            new InvestigationEvent.QueryApproved(
                                    command.query(),
                                    command.inspection(),
                                    new Approval(ApprovalPolicy.POLICY_ACTOR, policy.basis(), now),
                                    Optional.empty()));
            case ASK ->
                    accept(
                            new InvestigationEvent.ApprovalRequested(
                                    command.query(), command.inspection(), command.estimate()));
            case DENY ->
                    accept(
                            new InvestigationEvent.QueryRejected(
                                    command.query(),
                                    "This investigation may not run queries.",
                                    ApprovalPolicy.POLICY_ACTOR));
        };
    }

    private static Decision approve(
            InvestigationState state, InvestigationCommand.Approve command, Instant now) {
        QueryState query = state.query(command.query());
        if (query.phase() != QueryPhase.WAITING) {
            return new Decision.Declined("Query " + query.id() + " does not wait for approval.");
        }
        if (!query.sql().equals(command.sql())) {
            return new Decision.Declined("Query " + query.id() + " changed since it was shown.");
        }
        var inspection = query.inspection().orElseThrow();
        List<InvestigationEvent> events = new ArrayList<>();
        events.add(
                new InvestigationEvent.QueryApproved(
                        query.id(),
                        inspection,
                        new Approval(command.actor(), Approval.Basis.PERSON, now),
                        command.alike()
                                ? Optional.of(ApprovalRule.like(inspection))
                                : Optional.empty()));
        if (command.alike()) {
            events.addAll(approvedAlike(state, query, command.actor(), now));
        }
        return new Decision.Accepted(events);
    }

    private static List<InvestigationEvent> approvedAlike(
            InvestigationState state, QueryState like, String actor, Instant now) {
        ApprovalRule rule = ApprovalRule.like(like.inspection().orElseThrow());
        var approval = new Approval(actor, Approval.Basis.RULE, now);
        List<InvestigationEvent> events = new ArrayList<>();
        for (QueryState other : state.queries()) {
            boolean waits = other.phase() == QueryPhase.WAITING && !other.id().equals(like.id());
            if (waits && rule.covers(other.inspection().orElseThrow())) {
                events.add(
                        new InvestigationEvent.QueryApproved(
                                other.id(),
                                other.inspection().orElseThrow(),
                                approval,
                                Optional.empty()));
            }
        }
        return events;
    }

    private static Decision edit(
            InvestigationState state, InvestigationCommand.Edit command, Instant now) {
        if (state.query(command.query()).phase() != QueryPhase.WAITING) {
            return new Decision.Declined(
                    "Query " + command.query() + " does not wait for approval.");
        }
        return accept(
                new InvestigationEvent.QueryEdited(
                        command.query(), command.inspection().sql(), command.actor()),
                new InvestigationEvent.QueryApproved(
                        command.query(),
                        command.inspection(),
                        new Approval(command.actor(), Approval.Basis.PERSON, now),
                        Optional.empty()));
    }

    private static Decision reject(InvestigationState state, InvestigationCommand.Reject command) {
        if (state.query(command.query()).phase() != QueryPhase.WAITING) {
            return new Decision.Declined(
                    "Query " + command.query() + " does not wait for approval.");
        }
        return accept(
                new InvestigationEvent.QueryRejected(
                        command.query(), command.reason(), command.actor()));
    }

    private static Decision weigh(InvestigationState state, InvestigationCommand.Weigh command) {
        HypothesisState hypothesis = state.hypothesis(command.hypothesis());
        if (hypothesis.standing() == Standing.RULED_OUT) {
            return accept();
        }
        QueryState query = state.query(command.query());
        if (query.phase() != QueryPhase.SUCCEEDED) {
            return new Decision.Declined("Only a successful query is evidence.");
        }
        var evidence =
                new Evidence(
                        new EvidenceId(state.evidence().size() + 1),
                        hypothesis.id(),
                        query.id(),
                        query.query().draft().test(),
                        command.interpretation());
        List<Evidence> all = new ArrayList<>(hypothesis.evidence());
        all.add(evidence);
        List<InvestigationEvent> events = new ArrayList<>();
        events.add(new InvestigationEvent.EvidenceRecorded(evidence));
        verdict(hypothesis.id(), all, EvidenceRules.standing(all)).ifPresent(events::add);
        return new Decision.Accepted(events);
    }

    private static Decision close(InvestigationState state, InvestigationCommand.Close command) {
        HypothesisState hypothesis = state.hypothesis(command.hypothesis());
        if (hypothesis.standing() != Standing.OPEN) {
            return accept();
        }
        List<Evidence> all = hypothesis.evidence();
        Standing standing = EvidenceRules.finalStanding(all);
        if (standing == Standing.UNTESTED) {
            return accept(
                    new InvestigationEvent.HypothesisUntested(
                            hypothesis.id(), command.problem().orElse("No query could test it.")));
        }
        return verdict(hypothesis.id(), all, standing)
                .map(InvestigationDecider::accept)
                .orElseGet(InvestigationDecider::accept);
    }

    private static Optional<InvestigationEvent> verdict(
            HypothesisId id, List<Evidence> evidence, Standing standing) {
        return switch (standing) {
            case CONFIRMED ->
                    Optional.of(
                            new InvestigationEvent.HypothesisConfirmed(
                                    id, EvidenceRules.confidence(evidence)));
            case REJECTED ->
                    Optional.of(
                            new InvestigationEvent.HypothesisRejected(
                                    id,
                                    EvidenceRules.confidence(evidence),
                                    EvidenceRules.decisive(evidence).id()));
            case OPEN, RULED_OUT, UNTESTED -> Optional.empty();
        };
    }

    private static Decision stop(InvestigationState state, String reason, InvestigationEvent last) {
        List<InvestigationEvent> events =
                new ArrayList<>(cancelled(state.queries().stream(), reason));
        events.add(last);
        return new Decision.Accepted(events);
    }

    private static List<InvestigationEvent> cancelled(Stream<QueryState> queries, String reason) {
        return queries.filter(query -> !query.phase().isFinal())
                .<InvestigationEvent>map(
                        query -> new InvestigationEvent.QueryCancelled(query.id(), reason))
                .toList();
    }

    private static Decision accept(InvestigationEvent... events) {
        return new Decision.Accepted(List.of(events));
    }
}
