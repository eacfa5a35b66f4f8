package dev.culprit.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Proof.Walked;
import dev.culprit.core.hypothesis.HypothesisId;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.source.QueryId;
import java.util.Locale;

/// The optional field `proof` of the finding: there only when it holds something, and each part only
/// when it was computed.
final class ProofJson {
    private final InvestigationState state;
    private final Finding finding;

    ProofJson(InvestigationState state, Finding finding) {
        this.state = state;
        this.finding = finding;
    }

    void write(ObjectNode root) {
        if (finding.proof().isEmpty() && finding.control().isEmpty()) {
            return;
        }
        ObjectNode node = root.putObject("proof");
        finding.proof().flatMap(Proof::accused).ifPresent(move -> accused(node, move));
        finding.control().ifPresent(control -> control(node, control));
        finding.proof().flatMap(Proof::mix).ifPresent(mix -> mix(node.putObject("mix"), mix));
        finding.proof()
                .map(Proof::walk)
                .filter(walk -> !walk.isEmpty())
                .ifPresent(walk -> {
                    ArrayNode tables = node.putArray("walk");
                    walk.forEach(table -> walked(tables.addObject(), table));
                });
    }

    private void accused(ObjectNode proof, Proof.Shift move) {
        ObjectNode node = proof.putObject("accused");
        FindingJson.put(node, "before", move.before());
        FindingJson.put(node, "after", move.after());
        node.put("query_id", name(move.query()));
    }

    private void control(ObjectNode proof, Control control) {
        ObjectNode node = proof.putObject("control");
        ObjectNode slice = node.putObject("slice");
        control.slice().asMap().forEach(slice::put);
        FindingJson.put(node, "before", control.before());
        FindingJson.put(node, "after", control.after());
        new Briefing(state, ReportOptions.FULL)
                .controlSource()
                .ifPresent(query -> node.put("query_id", name(query)));
    }

    private void mix(ObjectNode node, Proof.Mix mix) {
        ArrayNode attributes = node.putArray("attributes");
        mix.attributes().forEach(attributes::add);
        FindingJson.put(node, "before", mix.before());
        FindingJson.put(node, "after", mix.after());
        FindingJson.put(node, "within", mix.within());
        FindingJson.put(node, "shares", mix.shares());
        node.putArray("query_ids").add(name(mix.baseline())).add(name(mix.window()));
    }

    private void walked(ObjectNode node, Walked table) {
        node.put("table", table.table().toString());
        node.put("level", table.level());
        node.put("state", key(table.state()));
        node.put("named", table.named());
        table.sign()
                .ifPresent(sign -> {
                    ObjectNode seen = node.putObject("sign");
                    seen.put("kind", key(sign.kind()));
                    FindingJson.put(seen, "reference", sign.reference());
                    FindingJson.put(seen, "value", sign.value());
                });
        table.lastRow().ifPresent(at -> node.put("last_row", FindingJson.time(at)));
        table.query().ifPresent(query -> node.put("query_id", name(query)));
    }

    /// As in `evidence`: a hypothesis' queries count within it, those of the measurement by themselves.
    private String name(QueryId query) {
        return state.hypotheses().stream()
                .filter(one -> one.queries().contains(query))
                .findFirst()
                .map(one -> name(one.id(), one.queries().indexOf(query) + 1))
                .orElse(query.toString());
    }

    private static String name(HypothesisId hypothesis, int query) {
        return hypothesis + ".q" + query;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
