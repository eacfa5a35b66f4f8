package dev.culprit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Quality;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.core.report.ReportSection;
import dev.culprit.core.source.TableName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The finding as other programs read it. Every field of the contract is always there; what is not
/// known is `null`, an empty list or an empty object. A number that is not finite is `null`.
public final class FindingJson implements ReportRenderer {
    private static final int SCHEMA_VERSION = 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public ReportFormat format() {
        return ReportFormat.JSON;
    }

    @Override
    public byte[] render(InvestigationState state, ReportOptions options) {
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        printer.indentArraysWith(indent);
        try {
            String json = mapper.writer(printer).writeValueAsString(shown(state, options));
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of nodes can always be written", e);
        }
    }

    /// A section that is left out is not there at all: an empty one would say that there was nothing.
    private ObjectNode shown(InvestigationState state, ReportOptions options) {
        ObjectNode root = finding(state);
        if (options.isSummary()) {
            root.remove("evidence");
        }
        options.without().forEach(section -> root.remove(fields(section)));
        return root;
    }

    private static List<String> fields(ReportSection section) {
        return switch (section) {
            case PROOF -> List.of("counterfactual", "proof");
            case ALERT -> List.of("measurement");
            case SERIES, SEGMENTS -> List.of();
            case CHAIN -> List.of("causal_chain");
            case RECOMMENDATIONS -> List.of("recommendations", "recommendation_sql");
            case HYPOTHESES -> List.of("hypotheses");
            case EVIDENCE -> List.of("evidence");
            case FEEDBACK -> List.of("feedback", "notes");
            case LIMITS -> List.of("assumptions", "not_known", "quality", "usage");
        };
    }

    private ObjectNode finding(InvestigationState state) {
        ObjectNode root = nodes.objectNode();
        Optional<Finding> finding = state.finding();
        root.put("schema_version", SCHEMA_VERSION);
        root.put("investigation_id", state.id().value());
        root.put("alert_id", state.alert().id());
        root.put("status", status(state.status()));
        root.put("root_cause", Wording.rootCause(state));
        root.put("headline", Wording.headline(state));
        root.put("category", finding.map(found -> found.category().key()).orElse(null));
        root.put("fault", finding.map(found -> found.fault().key()).orElse(null));
        root.set("tables", texts(finding.map(FindingJson::tables).orElse(List.of())));
        root.set("columns", texts(finding.map(Finding::columns).orElse(List.of())));
        root.set("slice", slice(finding.map(Finding::slice).orElse(Slice.EVERYTHING)));
        ArrayNode additional = root.putArray("additional_slices");
        finding.ifPresent(
                found -> found.additionalSlices().forEach(more -> additional.add(slice(more))));
        root.put("onset", finding.flatMap(Finding::onset).map(FindingJson::time).orElse(null));
        put(root, "confidence", finding.map(found -> found.confidence().value()).orElse(0.0));
        narrative(root, finding);
        finding.flatMap(Finding::counterfactual)
                .ifPresentOrElse(
                        proof -> counterfactual(root.putObject("counterfactual"), proof),
                        () -> root.putNull("counterfactual"));
        finding.ifPresent(found -> new ProofJson(state, found).write(root));
        ArrayNode evidence = root.putArray("evidence");
        state.hypotheses().forEach(one -> evidence(evidence, state, one));
        ArrayNode hypotheses = root.putArray("hypotheses");
        state.hypotheses().forEach(one -> hypothesis(hypotheses.addObject(), one));
        state.quality()
                .ifPresentOrElse(
                        quality -> quality(root.putObject("quality"), quality),
                        () -> root.putNull("quality"));
        usage(root.putObject("usage"), state);
        state.measurement()
                .ifPresentOrElse(
                        measured -> measurement(root.putObject("measurement"), measured),
                        () -> root.putNull("measurement"));
        root.set("assumptions", texts(Wording.assumptions(state)));
        root.set("not_known", texts(Wording.unknown(state)));
        root.set("notes", texts(state.notes()));
        ArrayNode feedback = root.putArray("feedback");
        state.feedback().forEach(judgement -> feedback(feedback.addObject(), judgement));
        return root;
    }

    /// The contract knows ended investigations only; one that has not ended has concluded nothing.
    private static String status(Status status) {
        return switch (status) {
            case RUNNING, INTERRUPTED, INCONCLUSIVE -> Status.INCONCLUSIVE.key();
            case COMPLETED, FAILED, CANCELLED -> status.key();
        };
    }

    private void narrative(ObjectNode root, Optional<Finding> finding) {
        ArrayNode chain = root.putArray("causal_chain");
        ArrayNode recommendations = root.putArray("recommendations");
        ArrayNode sql = root.putArray("recommendation_sql");
        finding.map(Finding::narrative)
                .ifPresent(narrative -> {
                    narrative.causalChain().stream().map(Statement::text).forEach(chain::add);
                    for (Recommendation recommendation : narrative.recommendations()) {
                        recommendations.add(recommendation.text());
                        sql.add(recommendation.sql().orElse(null));
                    }
                });
    }

    private static void counterfactual(ObjectNode node, Counterfactual proof) {
        put(node, "metric_with", proof.metricWith());
        put(node, "metric_without", proof.metricWithout());
        put(node, "expected", proof.expected());
        put(node, "explained_share", proof.explainedShare());
    }

    /// Hypotheses are tested side by side, so numbers in the log depend on who was faster. Here they
    /// count within their hypothesis, and the same case gives the same text every time.
    private static void evidence(
            ArrayNode array, InvestigationState state, HypothesisState hypothesis) {
        for (int i = 0; i < hypothesis.evidence().size(); i++) {
            Evidence piece = hypothesis.evidence().get(i);
            int query = hypothesis.queries().indexOf(piece.query()) + 1;
            ObjectNode node = array.addObject();
            node.put("id", hypothesis.id() + ".e" + (i + 1));
            node.put("query_id", hypothesis.id() + ".q" + query);
            evidence(node, state, piece);
        }
    }

    private static void evidence(ObjectNode node, InvestigationState state, Evidence piece) {
        node.put("hypothesis_id", piece.hypothesis().toString());
        node.put("sql", state.query(piece.query()).sql());
        node.put("verdict", piece.interpretation().verdict().key());
        node.put("summary", piece.interpretation().summary());
        put(node, "confidence", piece.interpretation().confidence().value());
    }

    private static void hypothesis(ObjectNode node, HypothesisState state) {
        node.put("id", state.id().toString());
        node.put("title", state.hypothesis().title());
        node.put("category", state.hypothesis().draft().category().key());
        node.put("fault", state.hypothesis().draft().fault().key());
        node.put("verdict", state.standing().key());
        put(node, "confidence", state.confidence().value());
        node.put("note", state.note().orElse(null));
        state.ruledOutBy().ifPresent(person -> node.put("ruled_out_by", person));
    }

    private static void feedback(ObjectNode node, InvestigationEvent.FeedbackRecorded judgement) {
        node.put("actor", judgement.actor());
        node.put("confirmed", judgement.confirmed());
        node.put("comment", judgement.comment());
    }

    private static void quality(ObjectNode node, Quality quality) {
        put(node, "causal_depth", quality.causalDepth());
        put(node, "specificity", quality.specificity());
        put(node, "actionability", quality.actionability());
        put(node, "composite", quality.composite());
        node.put("passed", quality.passed());
    }

    private static void usage(ObjectNode node, InvestigationState state) {
        InvestigationState.Usage usage = state.usage();
        node.put("queries", usage.queriesRun());
        put(node, "seconds", Wording.worked(state).toMillis() / 1_000.0);
        node.put("tokens_in", usage.tokensIn());
        node.put("tokens_out", usage.tokensOut());
        node.put("cost_usd", usage.costUsd());
    }

    private static void measurement(ObjectNode node, Measurement measured) {
        node.put("table", measured.table().toString());
        put(node, "observed", measured.observed());
        put(node, "expected", measured.expected());
        put(node, "low", measured.low());
        put(node, "high", measured.high());
        put(node, "score", measured.score());
        node.put("onset", measured.onset().map(FindingJson::time).orElse(null));
        node.put("window_start", time(measured.window().start()));
        node.put("window_end", time(measured.window().end()));
        ArrayNode queries = node.putArray("queries");
        measured.queries().forEach(query -> queries.add(query.toString()));
    }

    private ArrayNode texts(List<String> texts) {
        ArrayNode array = nodes.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private ObjectNode slice(Slice slice) {
        ObjectNode node = nodes.objectNode();
        slice.asMap().forEach(node::put);
        return node;
    }

    private static List<String> tables(Finding finding) {
        return finding.tables().stream().map(TableName::toString).toList();
    }

    static String time(LocalDateTime at) {
        return TIME.format(at);
    }

    /// Ten significant digits: what arithmetic leaves behind the tenth is noise, not a number.
    static void put(ObjectNode node, String field, double value) {
        if (!Double.isFinite(value)) {
            node.putNull(field);
            return;
        }
        node.put(field, new BigDecimal(value).round(new MathContext(10)).doubleValue());
    }
}
