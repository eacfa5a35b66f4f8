package dev.culprit.ui.finding;

import dev.culprit.core.finding.Recommendation;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.charts.BarList;
import dev.culprit.ui.charts.MetricChart;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.finding.FindingPage.Lost;
import dev.culprit.ui.finding.FindingPage.Measured;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.format.Span;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.sql.SqlArea;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The parts of the finding page below its head; each is absent when there is nothing to say.
final class Sections {

    private final Messages messages;
    private final Figures figures;
    private final Consumer<QueryId> open;

    Sections(Messages messages, Figures figures, Consumer<QueryId> open) {
        this.messages = messages;
        this.figures = figures;
        this.open = open;
    }

    private VBox section(String key, Node... content) {
        VBox section = new VBox(Parts.label(messages.get(key), "section-title"));
        section.getChildren().addAll(content);
        section.getStyleClass().add("finding-section");
        return section;
    }

    Optional<Node> proof(FindingPage page) {
        String title = isFound(page) ? "proof.title" : "proof.titleOpen";
        return page.proof()
                .map(proof -> new ProofSection(messages, open).section(proof, messages.get(title)));
    }

    private BarList bars(List<Measured> bars) {
        return new BarList(ProofSection.bars(bars, open));
    }

    private static boolean isFound(FindingPage page) {
        return switch (page.outcome()) {
            case FOUND, EXPECTED -> true;
            case PENDING, INCONCLUSIVE, FAILED, CANCELLED, INTERRUPTED -> false;
        };
    }

    Optional<Node> metric(FindingPage page) {
        return page.metric()
                .map(metric -> {
                    MetricChart chart = new MetricChart();
                    chart.getStyleClass().add("tall");
                    chart.show(metric.chart(messages, figures));
                    String caption = metric.caption(messages, figures);
                    chart.setAccessibleText(metric.title() + ". " + caption);
                    return section(
                            "metric.title",
                            SelectableText.of(metric.title() + ". " + caption, "caption-text"),
                            chart);
                });
    }

    Optional<Node> contribution(FindingPage page) {
        return page.contribution()
                .map(contribution ->
                        section(
                                "contribution.title",
                                SelectableText.of(contribution.caption(), "caption-text"),
                                bars(contribution.bars())));
    }

    Optional<Node> chain(FindingPage page) {
        if (page.chain().isEmpty()) {
            return Optional.empty();
        }
        FlowPane boxes = new FlowPane();
        boxes.getStyleClass().add("chain");
        for (int i = 0; i < page.chain().size(); i++) {
            boxes.getChildren().add(link(page.chain().get(i), i));
        }
        return Optional.of(section("chain.title", boxes));
    }

    private Node link(List<Span> text, int index) {
        VBox box = new VBox(SelectableText.of(text, open));
        box.getStyleClass().add("chain-box");
        box.setAlignment(Pos.CENTER_LEFT);
        HBox link = new HBox();
        if (index > 0) {
            link.getChildren().add(Parts.icon(Feather.ARROW_RIGHT, "chain-arrow"));
        }
        link.getChildren().add(box);
        link.getStyleClass().add("chain-link");
        link.setAlignment(Pos.CENTER_LEFT);
        return link;
    }

    Optional<Node> recommendations(FindingPage page) {
        if (page.recommendations().isEmpty()) {
            return Optional.empty();
        }
        VBox list = new VBox();
        list.getStyleClass().add("checklist");
        page.recommendations().forEach(each -> list.getChildren().add(recommendation(each)));
        return Optional.of(section("recommendations.title", list));
    }

    private Node recommendation(Recommendation recommendation) {
        CheckBox done = new CheckBox();
        done.setAccessibleText(recommendation.text());
        SelectableText text = SelectableText.of(recommendation.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(done, text);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setFillHeight(false);
        line.getStyleClass().add("checklist-line");
        VBox item = new VBox(line);
        item.getStyleClass().add("checklist-item");
        recommendation
                .sql()
                .ifPresent(sql -> {
                    line.getChildren().add(copySql(sql));
                    item.getChildren().add(sql(sql));
                });
        return item;
    }

    private Button copySql(String sql) {
        Button copy =
                Parts.button(
                        messages.get("action.copySql"),
                        messages.get("action.copySql.hint"),
                        () -> Parts.copy(sql));
        copy.getStyleClass().addAll("small", "flat");
        copy.setGraphic(Parts.icon(Feather.COPY));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        return copy;
    }

    private Node sql(String text) {
        SqlArea area = new SqlArea(messages.get("recommendations.sql"), 8);
        area.show(text);
        return area;
    }

    Optional<Node> lost(FindingPage page) {
        if (page.lost().isEmpty()) {
            return Optional.empty();
        }
        VBox list = new VBox();
        list.getStyleClass().add("lost-list");
        String group = "";
        for (Lost lost : page.lost()) {
            if (!lost.how().equals(group)) {
                group = lost.how();
                list.getChildren().add(Parts.label(messages.get("lost." + group), "lost-group"));
            }
            list.getChildren().add(lost(lost));
        }
        return Optional.of(section(isFound(page) ? "lost.title" : "lost.titleOpen", list));
    }

    private Node lost(Lost lost) {
        Label title = Parts.wrapped(lost.title(), "lost-title", "lost-" + lost.how());
        title.setGraphic(
                Parts.icon(
                        switch (lost.how()) {
                            case "confirmed" -> Feather.CHECK_CIRCLE;
                            case "refuted" -> Feather.X_CIRCLE;
                            case "untested" -> Feather.ALERT_TRIANGLE;
                            case "ruled-out" -> Feather.USER_X;
                            default -> Feather.CIRCLE;
                        },
                        "lost-icon-" + lost.how()));
        VBox item = new VBox(title);
        if (!Span.text(lost.why()).isBlank()) {
            item.getChildren().add(SelectableText.of(lost.why(), open, "lost-why"));
        }
        item.getStyleClass().add("lost-item");
        return item;
    }

    Optional<Node> assumptions(FindingPage page) {
        if (page.assumptions().isEmpty()) {
            return Optional.empty();
        }
        VBox list = new VBox();
        page.assumptions()
                .forEach(line -> list.getChildren().add(SelectableText.of(line, "caption-text")));
        return Optional.of(section("assumptions.title", list));
    }
}
