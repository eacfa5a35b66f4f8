package dev.culprit.ui.finding;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.finding.Proof.Mix;
import dev.culprit.core.finding.Proof.Shift;
import dev.culprit.core.finding.Proof.Sign;
import dev.culprit.core.finding.Proof.State;
import dev.culprit.core.finding.Proof.Walked;
import dev.culprit.core.measurement.Control;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.finding.FindingPage.Beside;
import dev.culprit.ui.finding.FindingPage.Measured;
import dev.culprit.ui.finding.FindingPage.Mixed;
import dev.culprit.ui.finding.FindingPage.Part;
import dev.culprit.ui.finding.FindingPage.Seen;
import dev.culprit.ui.finding.FindingPage.Step;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.format.NumberLinks;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/// Puts what stands beside the counterfactual into words: control, mix and the way upstream.
final class ProofParts {
    /// Up to this part of the accused slice's own move a control counts as calm.
    private static final double CALM = 0.2;

    /// From this part on the change is said to be of one sort.
    private static final double MOSTLY = 0.8;

    private static final double NOTHING = 0.0005;

    private final Messages messages;
    private final Figures figures;
    private final MetricKind kind;

    ProofParts(Messages messages, Figures figures, MetricKind kind) {
        this.messages = messages;
        this.figures = figures;
        this.kind = kind;
    }

    /// On one scale, so that a calm control looks calm.
    Beside beside(Finding finding, Control control, Optional<QueryId> query) {
        Optional<Shift> move = finding.proof().flatMap(proof -> proof.accused());
        double longest =
                DoubleStream.of(
                                control.before(),
                                control.after(),
                                move.map(Shift::before)
                                        .orElse(
                                                finding.counterfactual()
                                                        .map(c -> c.metricWith())
                                                        .orElse(0.0)),
                                move.map(Shift::after).orElse(0.0))
                        .map(Math::abs)
                        .max()
                        .orElse(0);
        return new Beside(
                finding.slice().phrase(),
                move.map(m ->
                                pair(
                                        m.before(),
                                        m.after(),
                                        longest,
                                        "bar-accent",
                                        Optional.of(m.query())))
                        .orElse(List.of()),
                control.slice().phrase(),
                pair(control.before(), control.after(), longest, "bar-calm", query),
                linked(sentence(control, finding.slice(), move), query));
    }

    private List<Measured> pair(
            double before, double after, double longest, String tone, Optional<QueryId> query) {
        // counts and sums are set against their own past in a span as long as the window
        String past = kind.addsUp() ? "proof.past" : "proof.before";
        return List.of(
                bar(past, before, longest, "bar-neutral", query),
                bar("proof.after", after, longest, tone, query));
    }

    /// @param longest the value of a full bar
    Measured bar(String key, double value, double longest, String tone, Optional<QueryId> query) {
        return new Measured(
                messages.get(key),
                longest == 0 ? 0 : Math.abs(value) / longest,
                tone,
                figures.metric(kind, value),
                query,
                "");
    }

    private String sentence(Control control, Slice accused, Optional<Shift> move) {
        if (move.isEmpty()) {
            return messages.get(
                    "proof.control",
                    control.slice().phrase(),
                    figures.metric(kind, control.before()),
                    figures.metric(kind, control.after()));
        }
        String how = messages.get("proof.control." + how(control, move.get()));
        List<Slice.Term> common =
                control.slice().terms().stream().filter(accused.terms()::contains).toList();
        return common.isEmpty()
                ? messages.get("proof.controlAlone", how)
                : messages.get("proof.controlShares", new Slice(common).phrase(), how);
    }

    private static String how(Control control, Shift move) {
        double own = move.after() - move.before();
        double part = own == 0 ? 1 : (control.after() - control.before()) / own;
        if (Math.abs(part) <= CALM) {
            return "calm";
        }
        return part < 0 ? "against" : part < 1 ? "less" : "alike";
    }

    Mixed mix(Mix mix) {
        double within = mix.withinShare();
        String of = kind.isRate() ? ".rates" : ".values";
        Optional<QueryId> window = Optional.of(mix.window());
        String before = figures.metric(kind, mix.before());
        return new Mixed(
                messages.get("mix." + sort(within) + of),
                Math.clamp(within, 0, 1),
                List.of(
                        new Part(
                                "bar-accent",
                                messages.get("mix.within" + of),
                                part(within),
                                window),
                        new Part("bar-mix", messages.get("mix.shares"), part(1 - within), window)),
                NumberLinks.split(
                        sentence(mix, before),
                        number -> number.equals(before) ? Optional.of(mix.baseline()) : window));
    }

    private static String sort(double within) {
        if (within > 2 - MOSTLY) {
            return "valuesAgainstMix";
        }
        if (within >= MOSTLY) {
            return "onlyValues";
        }
        if (within < MOSTLY - 1) {
            return "mixAgainstValues";
        }
        return within <= 1 - MOSTLY ? "onlyMix" : "both";
    }

    private String sentence(Mix mix, String before) {
        double within = mix.withinShare();
        String way = mix.after() > mix.before() ? "mix.rise" : "mix.drop";
        String from = messages.get(way, before, figures.metric(kind, mix.after()));
        String inside =
                messages.get(
                        "mix.inside" + (kind.isRate() ? ".rates" : ".values"),
                        String.join(messages.get("mix.and"), mix.attributes()));
        if (within > 1 + NOTHING) {
            return messages.get("mix.more", from, part(within), inside, part(within - 1));
        }
        if (within < -NOTHING) {
            return messages.get("mix.less", from, part(1 - within), inside, part(-within));
        }
        return messages.get("mix.split", from, part(within), inside, part(1 - within));
    }

    /// What rounds to nothing is nothing, on either side.
    private String part(double share) {
        return figures.share(Math.abs(share) < NOTHING ? 0 : share);
    }

    /// @param found whether the named table is the finding's or only came closest
    List<List<Step>> walk(List<Walked> walk, boolean found) {
        return walk.stream()
                .collect(
                        Collectors.groupingBy(
                                Walked::level,
                                TreeMap::new,
                                Collectors.mapping(
                                        table -> step(table, found), Collectors.toList())))
                .values()
                .stream()
                .toList();
    }

    private Step step(Walked table, boolean found) {
        Seen seen =
                switch (table.state()) {
                    case ANOMALOUS -> Seen.ANOMALOUS;
                    case HEALTHY -> Seen.HEALTHY;
                    case NOT_EXAMINED -> Seen.NOT_EXAMINED;
                };
        return new Step(
                table.table().toString(),
                seen,
                messages.get("walk." + seen.name().toLowerCase(Locale.ROOT)),
                table.named() ? messages.get(found ? "walk.named" : "walk.closest") : "",
                table.query()
                        .map(query -> NumberLinks.cited(seen(table), query))
                        .orElse(List.of(Span.plain(seen(table)))));
    }

    private String seen(Walked table) {
        if (table.state() == State.NOT_EXAMINED) {
            return messages.get("walk.unseen");
        }
        String sign = table.sign().map(this::sign).orElse(messages.get("walk.calm"));
        return table.lastRow()
                .map(at -> messages.get("walk.last", sign, figures.dateTime(at)))
                .orElse(sign);
    }

    private String sign(Sign sign) {
        return switch (sign.kind()) {
            case METRIC ->
                    messages.get(
                            "walk.metric",
                            figures.metric(kind, sign.reference()),
                            figures.metric(kind, sign.value()));
            case ROWS_A_DAY ->
                    sign.reference() == 0 && sign.value() == 0
                            ? messages.get("walk.noRows")
                            : messages.get("walk.rows", rows(sign.reference()), rows(sign.value()));
            case REPEATED_KEYS ->
                    messages.get("walk.repeated", rows(sign.value()), rows(sign.reference()));
        };
    }

    private String rows(double rows) {
        return figures.number(rows < 100 ? Math.rint(rows * 10) / 10 : Math.rint(rows));
    }

    private static List<Span> linked(String sentence, Optional<QueryId> query) {
        return query.map(source -> NumberLinks.split(sentence, _ -> Optional.of(source)))
                .orElse(List.of(Span.plain(sentence)));
    }
}
