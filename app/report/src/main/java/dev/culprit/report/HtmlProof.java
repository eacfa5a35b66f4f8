package dev.culprit.report;

import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Proof;
import dev.culprit.core.finding.Proof.Mix;
import dev.culprit.core.finding.Proof.Walked;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Counterfactual;
import dev.culprit.core.source.QueryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The proof as pictures: the counterfactual, the accused slice beside its control, values against
/// mix, and the tables upstream. What was not computed is not there.
final class HtmlProof {
    private final InvestigationState state;
    private final HtmlText text;
    private final Markup out;
    private final Briefing briefing;
    private final Scale scale;
    private final ProofWords words;

    HtmlProof(InvestigationState state, HtmlText text) {
        this.state = state;
        this.text = text;
        this.out = text.out();
        this.briefing = text.briefing();
        this.scale = briefing.scale();
        this.words = briefing.words();
    }

    void write(Finding found) {
        if (!briefing.hasProof(found)) {
            return;
        }
        out.open("section", "id", "proof", "aria-labelledby", "proof-title");
        out.leaf("h2", briefing.proofTitle(found), "id", "proof-title");
        found.counterfactual().ifPresent(this::counterfactual);
        found.control().ifPresent(control -> control(found, control));
        found.proof().flatMap(Proof::mix).ifPresent(this::mix);
        found.proof().map(Proof::walk).filter(w -> !w.isEmpty()).ifPresent(this::walk);
        out.close();
    }

    void counterfactual(Counterfactual proof) {
        Optional<QueryId> source = briefing.proofSource();
        out.open("figure");
        Bars.draw(out, "The metric with the slice, without it, and as expected", bars(proof));
        out.open("figcaption");
        text.links("From ", source.stream().toList(), ".");
        out.close().close();
        out.open("p", "class", "proof");
        text.sentence(briefing.explained(proof), source);
        out.close();
    }

    private List<Bars.Bar> bars(Counterfactual proof) {
        List<Briefing.Fact> facts = briefing.proof(proof);
        double[] values = {proof.metricWith(), proof.metricWithout(), proof.expected()};
        String[] looks = {"with", "without", "expected"};
        List<Bars.Bar> bars = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Briefing.Fact fact = facts.get(i);
            bars.add(
                    new Bars.Bar(
                            fact.label(),
                            values[i],
                            fact.value(),
                            looks[i],
                            fact.source().filter(briefing::has)));
        }
        return bars;
    }

    private void control(Finding found, Control control) {
        Optional<Proof.Shift> accused = found.proof().flatMap(Proof::accused);
        accused.ifPresent(move -> {
            out.leaf("h3", "The accused slice beside a control");
            double longest =
                    Math.max(
                            Math.max(Math.abs(move.before()), Math.abs(move.after())),
                            Math.max(Math.abs(control.before()), Math.abs(control.after())));
            out.open("div", "class", "pairs");
            pair(
                    "Accused",
                    found.slice().phrase(),
                    move.before(),
                    move.after(),
                    longest,
                    "with",
                    Optional.of(move.query()));
            pair(
                    "Control",
                    control.slice().phrase(),
                    control.before(),
                    control.after(),
                    longest,
                    "calm",
                    briefing.controlSource());
            out.close();
        });
        out.open("p", "class", "proof");
        text.sentence(briefing.control(found, control), briefing.controlSource());
        out.close();
    }

    private void pair(
            String role,
            String name,
            double before,
            double after,
            double longest,
            String look,
            Optional<QueryId> source) {
        out.open("div", "class", "pair");
        out.open("p", "class", "pair-name").leaf("span", role).text(" " + name).close();
        out.open("table").open("tbody");
        measured(words.before(), before, longest, "past", source);
        measured("In the window", after, longest, look, source);
        out.close().close().close();
    }

    private void measured(
            String label, double value, double longest, String look, Optional<QueryId> source) {
        out.open("tr").leaf("th", label, "scope", "row").open("td");
        Bars.part(out, longest == 0 ? 0 : value / longest, look);
        out.close().open("td", "class", "number");
        text.number(scale.bare(value), source);
        out.close().close();
    }

    private void mix(Mix mix) {
        out.leaf("h3", words.mixTitle(mix));
        List<Briefing.Fact> parts = words.mixParts(mix);
        out.open("figure");
        Bars.stack(
                out,
                "mix",
                "Parts of the change",
                parts.getFirst().label()
                        + " "
                        + parts.getFirst().value()
                        + ", "
                        + (parts.getLast().label() + " " + parts.getLast().value()),
                mix.withinShare());
        out.open("figcaption").open("ul", "class", "legend");
        key("within", parts.getFirst());
        key("shares", parts.getLast());
        out.close().close().close();
        out.open("p", "class", "proof");
        String before = scale.bare(mix.before());
        text.pieces(
                Cited.pieces(
                        words.mix(mix),
                        number ->
                                Optional.of(
                                        before.startsWith(number)
                                                ? mix.baseline()
                                                : mix.window())));
        out.close();
    }

    private void key(String look, Briefing.Fact part) {
        out.open("li").leaf("span", "", "class", "key " + look).text(part.label() + " ");
        text.number(part.value(), part.source());
        out.close();
    }

    private void walk(List<Walked> walk) {
        out.leaf("h3", "Upstream, from the alert's table on");
        out.open("ol", "class", "walk");
        for (List<Walked> step : ProofWords.steps(walk)) {
            out.open("li").open("ul");
            step.forEach(this::walked);
            out.close().close();
        }
        out.close();
        out.leaf("p", "Arrows point the way the rows flow.", "class", "caption arrows");
    }

    private void walked(Walked table) {
        String look =
                switch (table.state()) {
                    case ANOMALOUS -> "anomalous";
                    case HEALTHY -> "healthy";
                    case NOT_EXAMINED -> "unseen";
                };
        out.open("li", "class", "walked " + look + (table.named() ? " named" : ""));
        out.leaf("strong", table.table().toString());
        if (table.named()) {
            out.text(" ");
            out.leaf(
                    "span",
                    state.status() == Status.COMPLETED ? "named in the finding" : "came closest",
                    "class",
                    "mark-named");
        }
        out.text(" ").open("span", "class", "seen");
        text.word(icon(table), ProofWords.state(table));
        out.close();
        out.text(" ").open("span", "class", "seen");
        text.sentence(words.seen(table), table.query());
        if (table.sign().isEmpty()) {
            text.links(" [", table.query().stream().toList(), "]");
        }
        out.close();
        out.close();
    }

    private static String icon(Walked table) {
        return switch (table.state()) {
            case ANOMALOUS -> "!";
            case HEALTHY -> "\u2713";
            case NOT_EXAMINED -> "\u2013";
        };
    }
}
