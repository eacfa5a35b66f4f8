package dev.culprit.report;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.finding.Statement;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Segment;
import dev.culprit.core.measurement.SegmentRanking;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportSection;
import dev.culprit.core.source.QueryId;
import java.util.List;
import java.util.Optional;

/// The first part of the HTML report: what was found, the proof, the metric, the segments, and what
/// to do.
final class HtmlSummary {
    /// Segments shown; further ones carry next to nothing.
    private static final int SEGMENTS = 10;

    private final InvestigationState state;
    private final HtmlText text;
    private final Markup out;
    private final Briefing briefing;
    private final Scale scale;
    private final ReportOptions options;

    HtmlSummary(InvestigationState state, HtmlText text, ReportOptions options) {
        this.state = state;
        this.options = options;
        this.text = text;
        this.out = text.out();
        this.briefing = text.briefing();
        this.scale = briefing.scale();
    }

    void write() {
        out.open("header");
        heading();
        contents();
        out.close();
        part(
                ReportSection.PROOF,
                () -> state.finding().ifPresent(new HtmlProof(state, text)::write));
        part(ReportSection.ALERT, this::alert);
        part(ReportSection.SERIES, this::series);
        part(
                ReportSection.SEGMENTS,
                () ->
                        state.ranking()
                                .filter(r -> !r.segments().isEmpty())
                                .ifPresent(this::segments));
        part(ReportSection.CHAIN, () -> state.finding().ifPresent(this::chain));
        part(ReportSection.RECOMMENDATIONS, () -> state.finding().ifPresent(this::recommendations));
    }

    private void part(ReportSection section, Runnable write) {
        if (options.shows(section)) {
            write.run();
        }
    }

    /// What was found, in large type and in a paragraph.
    void heading() {
        Alert alert = state.alert();
        out.leaf(
                "p",
                "Culprit report \u00b7 alert "
                        + alert.id()
                        + " \u00b7 investigation "
                        + (state.id() + " \u00b7 all times UTC"),
                "class",
                "kicker");
        out.open("h1");
        state.finding()
                .filter(_ -> state.status() == Status.COMPLETED)
                .ifPresentOrElse(
                        found -> text.pieces(Cited.headline(found.narrative())),
                        () -> out.text(Wording.headline(state)));
        out.close();
        out.open("p", "class", "status " + HtmlText.look(state));
        text.word(HtmlText.icon(state), Wording.status(state));
        Wording.confidence(state).ifPresent(sure -> out.text(" ").leaf("span", sure));
        out.close();
        if (state.status() != Status.COMPLETED) {
            out.leaf("p", Wording.ending(state), "class", "ending " + HtmlText.look(state));
        }
        state.finding().ifPresent(this::found);
    }

    private void found(Finding found) {
        if (state.status() != Status.COMPLETED) {
            out.leaf("p", Wording.CLOSEST, "class", "caption");
        }
        out.open("ul", "class", "chips");
        for (Briefing.Fact fact : briefing.chips(found)) {
            out.open("li").leaf("span", fact.label()).text(" " + fact.value()).close();
        }
        out.close();
        out.open("p", "class", "lead");
        for (Statement statement : found.narrative().rootCause()) {
            text.statement(statement);
            out.text(" ");
        }
        out.close();
    }

    private void contents() {
        out.open("nav", "aria-label", "Sections").open("ul");
        entry(ReportSection.ALERT, "Alert and measurement", true);
        entry(ReportSection.HYPOTHESES, "Hypotheses", !state.hypotheses().isEmpty());
        entry(ReportSection.EVIDENCE, "Queries and evidence", !state.queries().isEmpty());
        entry(ReportSection.FEEDBACK, "What people said", briefing.hasVoices());
        entry(ReportSection.LIMITS, "Limits and usage", true);
        out.close().close();
    }

    private void entry(ReportSection section, String title, boolean there) {
        if (there && options.shows(section)) {
            out.open("li").leaf("a", title, "href", "#" + section.key()).close();
        }
    }

    private void alert() {
        text.section("alert", "Alert and measurement");
        out.leaf("p", state.alert().title());
        if (!state.alert().description().isBlank()) {
            out.open("blockquote").leaf("p", state.alert().description()).close();
        }
        Optional<QueryId> source =
                state.measurement().flatMap(measured -> measured.queries().stream().findFirst());
        out.open("div", "class", "scroll").open("table");
        text.head(List.of("", "Alert", "Measured"), 3);
        out.open("tbody");
        for (Comparison row : Comparison.rows(state)) {
            out.open("tr").leaf("th", row.label(), "scope", "row").leaf("td", row.alerted());
            out.open("td");
            text.sentence(row.measured(), row.counted() ? source : Optional.empty());
            out.close().close();
        }
        out.close().close().close();
        state.measurement()
                .ifPresent(measured -> {
                    out.open("p", "class", "caption").text("Measured on " + measured.table());
                    text.links(" by ", measured.queries(), "");
                    out.text(".").close();
                });
        out.close();
    }

    void series() {
        state.measurement().filter(m -> !m.series().points().isEmpty()).ifPresent(this::series);
    }

    private void series(Measurement measured) {
        text.section("series", "Metric over time");
        out.open("figure");
        new SeriesChart(measured, scale).draw(out, state.alert().title() + " over time");
        out.open("figcaption").open("ul", "class", "legend");
        String unit = scale.heading().isEmpty() ? "" : ", " + scale.heading();
        key("measured", "measured" + unit);
        key("range", "expected range");
        key("alerted", "alert window");
        out.close().close().close();
        out.close();
    }

    private void key(String look, String label) {
        out.open("li").leaf("span", "", "class", "key " + look).text(label).close();
    }

    private void segments(SegmentRanking ranking) {
        Optional<QueryId> source = ranking.queries().stream().findFirst();
        text.section("segments", "Segments that carry the change");
        out.open("div", "class", "scroll").open("table");
        text.head(
                List.of("Segment", "Before", "In the window", "Excess", "Share of the change", ""),
                1);
        out.open("tbody");
        for (Segment segment : ranking.segments().stream().limit(SEGMENTS).toList()) {
            out.open("tr").leaf("th", segment.slice().phrase(), "scope", "row");
            cell(scale.bare(segment.baselineRate()), source);
            cell(scale.bare(segment.rate()), source);
            cell(Figures.number(segment.excess()), source);
            cell(Figures.share(segment.share()), source);
            out.open("td");
            Bars.share(out, segment.share());
            out.close().close();
        }
        out.close().close().close();
        out.open("p", "class", "caption");
        out.text(
                "Compared on "
                        + String.join(", ", ranking.attributes())
                        + " in "
                        + ranking.table());
        text.links(" by ", ranking.queries(), "");
        out.text(".").close();
        out.close();
    }

    private void cell(String number, Optional<QueryId> source) {
        out.open("td", "class", "number");
        text.number(number, source);
        out.close();
    }

    private void chain(Finding found) {
        if (found.narrative().causalChain().isEmpty()) {
            return;
        }
        text.section("chain", "Causal chain");
        out.open("ol", "class", "chain");
        for (Statement link : found.narrative().causalChain()) {
            out.open("li");
            text.statement(link);
            out.close();
        }
        out.close().close();
    }

    private void recommendations(Finding found) {
        if (found.narrative().recommendations().isEmpty()) {
            return;
        }
        text.section("recommendations", "Recommendations");
        out.open("ul", "class", "todo");
        for (Recommendation recommendation : found.narrative().recommendations()) {
            out.open("li").text(recommendation.text());
            recommendation.sql().ifPresent(text::sql);
            out.close();
        }
        out.close().close();
    }
}
