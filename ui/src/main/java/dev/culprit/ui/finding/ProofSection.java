package dev.culprit.ui.finding;

import dev.culprit.core.source.QueryId;
import dev.culprit.ui.charts.BarList;
import dev.culprit.ui.charts.StackedBar;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.finding.FindingPage.Beside;
import dev.culprit.ui.finding.FindingPage.Measured;
import dev.culprit.ui.finding.FindingPage.Mixed;
import dev.culprit.ui.finding.FindingPage.Part;
import dev.culprit.ui.finding.FindingPage.Proof;
import dev.culprit.ui.finding.FindingPage.Step;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The proof as pictures: counterfactual and control side by side, then values against mix, then the
/// tables upstream. What was not computed takes no room.
final class ProofSection {
    private final Messages messages;
    private final Consumer<QueryId> open;

    ProofSection(Messages messages, Consumer<QueryId> open) {
        this.messages = messages;
        this.open = open;
    }

    Node section(Proof proof, String title) {
        VBox all = new VBox();
        all.getStyleClass().add("proof-panels");
        HBox beside = new HBox();
        beside.getStyleClass().add("proof-panels");
        if (!proof.bars().isEmpty()) {
            beside.getChildren().add(counterfactual(proof, title));
        }
        proof.control().map(this::control).ifPresent(beside.getChildren()::add);
        beside.getChildren().forEach(panel -> HBox.setHgrow(panel, Priority.ALWAYS));
        if (!beside.getChildren().isEmpty()) {
            all.getChildren().add(beside);
        }
        proof.mix().map(this::mix).ifPresent(all.getChildren()::add);
        if (!proof.walk().isEmpty()) {
            all.getChildren().add(walk(proof.walk()));
        }
        return all;
    }

    private Node counterfactual(Proof proof, String title) {
        return panel(
                title,
                new BarList(bars(proof.bars(), open)),
                SelectableText.of(proof.explained(), open, "proof-explained"));
    }

    private Node control(Beside beside) {
        List<BarList.Group> groups = new ArrayList<>();
        if (!beside.accused().isEmpty()) {
            groups.add(group("proof.accusedName", beside.accusedName(), beside.accused()));
        }
        groups.add(group("proof.controlName", beside.controlName(), beside.control()));
        return panel(
                messages.get("proof.controlTitle"),
                BarList.grouped(groups),
                SelectableText.of(beside.sentence(), open, "proof-sentence"));
    }

    private BarList.Group group(String role, String name, List<Measured> bars) {
        Node title = SelectableText.of(messages.get(role) + ": " + name, "pair-title");
        return new BarList.Group(title, bars(bars, open));
    }

    private Node mix(Mixed mix) {
        Part first = mix.parts().getFirst();
        Part second = mix.parts().getLast();
        FlowPane legend = new FlowPane(key(first), key(second));
        legend.getStyleClass().add("legend");
        String description =
                first.name() + " " + first.value() + ", " + second.name() + " " + second.value();
        return panel(
                mix.title(),
                new StackedBar(mix.fraction(), first.tone(), second.tone(), description),
                legend,
                SelectableText.of(mix.sentence(), open, "proof-sentence"));
    }

    private Node key(Part part) {
        Region colour = new Region();
        colour.getStyleClass().addAll("legend-key", part.tone());
        Node value =
                SelectableText.of(
                        List.of(new Span(part.value(), part.query())), open, "bar-number");
        HBox entry = new HBox(colour, Parts.label(part.name()), value);
        entry.getStyleClass().add("legend-entry");
        return entry;
    }

    private Node walk(List<List<Step>> walk) {
        FlowPane steps = new FlowPane();
        steps.getStyleClass().add("walk");
        for (int i = 0; i < walk.size(); i++) {
            VBox tables = new VBox();
            tables.getStyleClass().add("walk-tables");
            walk.get(i).forEach(step -> tables.getChildren().add(table(step)));
            HBox step = new HBox();
            if (i > 0) {
                step.getChildren().add(Parts.icon(Feather.ARROW_LEFT, "chain-arrow"));
            }
            step.getChildren().add(tables);
            step.getStyleClass().add("walk-step");
            steps.getChildren().add(step);
        }
        return panel(
                messages.get("walk.title"),
                steps,
                SelectableText.of(messages.get("walk.caption"), "caption-text"));
    }

    private Node table(Step step) {
        Label state = Parts.label(step.state(), "walk-state");
        state.setGraphic(
                Parts.icon(
                        switch (step.seen()) {
                            case ANOMALOUS -> Feather.ALERT_CIRCLE;
                            case HEALTHY -> Feather.CHECK_CIRCLE;
                            case NOT_EXAMINED -> Feather.CIRCLE;
                        }));
        VBox box = new VBox(Parts.wrapped(step.table(), "walk-name"));
        if (!step.mark().isEmpty()) {
            box.getChildren().add(Parts.label(step.mark(), "walk-mark"));
        }
        box.getChildren().addAll(state, SelectableText.of(step.sentence(), open, "walk-seen"));
        box.getStyleClass().add("walk-table");
        pseudo(box, step.seen().name().toLowerCase(Locale.ROOT).replace('_', '-'), true);
        pseudo(box, "named", !step.mark().isEmpty());
        return box;
    }

    private static void pseudo(Node node, String name, boolean active) {
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass(name), active);
    }

    private static VBox panel(String title, Node... content) {
        VBox panel = new VBox(Parts.wrapped(title, "section-title"));
        panel.getChildren().addAll(content);
        panel.getStyleClass().add("panel");
        panel.setMinWidth(0);
        panel.setPrefWidth(300);
        panel.setMaxWidth(Double.MAX_VALUE);
        return panel;
    }

    static List<BarList.Bar> bars(List<Measured> bars, Consumer<QueryId> open) {
        return bars.stream()
                .map(bar ->
                        new BarList.Bar(
                                bar.name(),
                                bar.fraction(),
                                bar.tone(),
                                SelectableText.of(
                                        List.of(new Span(bar.value(), bar.query())),
                                        open,
                                        "bar-number"),
                                bar.hint()))
                .toList();
    }
}
