package dev.culprit.core.query;

import java.util.List;
import java.util.Optional;

/// Decides which inspected queries need a person.
public record ApprovalPolicy(ApprovalMode mode, List<ApprovalRule> rules) {

    /// Name recorded as the actor when no person was asked.
    public static final String POLICY_ACTOR = "policy";

    public enum Decision {
        APPROVE,
        ASK,
        DENY
    }

    public ApprovalPolicy {
        rules = List.copyOf(rules);
    }

    public Decision decide(Inspection.Clean query) {
        return switch (mode) {
            case AUTO -> Decision.APPROVE;
            case DENY -> Decision.DENY;
            case ASK -> rule(query).isPresent() ? Decision.APPROVE : Decision.ASK;
        };
    }

    /// The basis an automatic approval rests on.
    public Approval.Basis basis() {
        return mode == ApprovalMode.AUTO ? Approval.Basis.POLICY : Approval.Basis.RULE;
    }

    private Optional<ApprovalRule> rule(Inspection.Clean query) {
        return rules.stream().filter(rule -> rule.covers(query)).findFirst();
    }
}
