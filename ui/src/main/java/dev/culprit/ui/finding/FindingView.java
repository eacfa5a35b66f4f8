package dev.culprit.ui.finding;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.finding.FindingPage.Chip;
import dev.culprit.ui.finding.FindingPage.Outcome;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The finding page: the culprit, the proof, the way there and what to do.
public final class FindingView implements CaseView {
    private final FindingViewModel model;
    private final Messages messages;
    private final Sections sections;
    private final FeedbackView feedback;
    private final ScrollPane root = new ScrollPane();
    private final Subscriptions subscriptions = new Subscriptions();

    public FindingView(FindingViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.feedback = new FeedbackView(model.feedback(), messages);
        this.sections = new Sections(messages, new Figures(messages), model::open);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.getStyleClass().addAll("edge-to-edge", "case-pane", "finding");
        root.setAccessibleText(messages.get("finding.name"));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        Subscription page = model.page().subscribe(shown -> shown.ifPresent(this::show));
        subscriptions.add(page::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void show(FindingPage page) {
        root.setContent(page.outcome() == Outcome.PENDING ? pending(page) : page(page));
        root.setVvalue(0);
    }

    private Node pending(FindingPage page) {
        return Parts.empty(Feather.SEARCH, page.headline(), page.sentence(), Optional.empty());
    }

    private Node page(FindingPage page) {
        VBox body = new VBox(head(page));
        body.getStyleClass().add("finding-page");
        add(body, sections.proof(page));
        add(body, sections.metric(page));
        add(body, sections.contribution(page));
        add(body, sections.chain(page));
        add(body, sections.recommendations(page));
        add(body, sections.lost(page));
        add(body, sections.assumptions(page));
        body.getChildren().add(feedback.root());
        HBox centred = new HBox(body);
        centred.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(body, javafx.scene.layout.Priority.ALWAYS);
        return centred;
    }

    private static void add(VBox body, Optional<Node> section) {
        section.ifPresent(body.getChildren()::add);
    }

    private Node head(FindingPage page) {
        VBox head = new VBox();
        head.getStyleClass().add("finding-head");
        head.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(
                        page.outcome().name().toLowerCase(java.util.Locale.ROOT)),
                true);
        head.getChildren().addAll(outcomeLine(page), headline(page));
        if (!page.sentence().isEmpty()) {
            head.getChildren().add(SelectableText.of(page.sentence(), "finding-sentence"));
        }
        if (!page.chips().isEmpty()) {
            head.getChildren().add(chips(page));
        }
        if (!page.paragraph().isEmpty()) {
            head.getChildren()
                    .add(SelectableText.of(page.paragraph(), model::open, "finding-paragraph"));
        }
        if (page.outcome() == Outcome.FAILED || page.outcome() == Outcome.INTERRUPTED) {
            head.getChildren().add(copyDetails(page));
        }
        return head;
    }

    private Node headline(FindingPage page) {
        SelectableText headline = SelectableText.of(page.headline(), "headline");
        headline.setId("headline");
        return headline;
    }

    private Node outcomeLine(FindingPage page) {
        Label word =
                Parts.label(
                        messages.get(
                                "outcome."
                                        + page.outcome().name().toLowerCase(java.util.Locale.ROOT)),
                        "outcome-word");
        word.setGraphic(Parts.icon(glyph(page.outcome()), "outcome-icon"));
        HBox line = new HBox(word);
        page.trust().forEach(text -> line.getChildren().add(Parts.label(text, "trust")));
        line.getStyleClass().add("outcome-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Feather glyph(Outcome outcome) {
        return switch (outcome) {
            case PENDING -> Feather.SEARCH;
            case FOUND -> Feather.CHECK_CIRCLE;
            case EXPECTED -> Feather.SMILE;
            case INCONCLUSIVE -> Feather.HELP_CIRCLE;
            case FAILED -> Feather.ALERT_OCTAGON;
            case CANCELLED -> Feather.STOP_CIRCLE;
            case INTERRUPTED -> Feather.PAUSE_CIRCLE;
        };
    }

    private Node chips(FindingPage page) {
        FlowPane chips = new FlowPane();
        chips.getStyleClass().add("chips");
        page.chips().forEach(chip -> chips.getChildren().add(chip(chip)));
        return chips;
    }

    private Node chip(Chip chip) {
        Label label = Parts.label(chip.text(), "chip");
        Feather glyph =
                switch (chip.kind()) {
                    case SLICE -> Feather.FILTER;
                    case ONSET -> Feather.CLOCK;
                    case COLUMN -> Feather.COLUMNS;
                    case CATEGORY -> Feather.TAG;
                    case FAULT -> Feather.ZAP;
                };
        label.setGraphic(Parts.icon(glyph));
        label.setAccessibleText(
                messages.get("chip." + chip.kind().name().toLowerCase(java.util.Locale.ROOT))
                        + " "
                        + chip.text());
        label.setTooltip(
                new javafx.scene.control.Tooltip(
                        messages.get(
                                "chip." + chip.kind().name().toLowerCase(java.util.Locale.ROOT))));
        return label;
    }

    private Node copyDetails(FindingPage page) {
        Button copy =
                Parts.button(
                        messages.get("action.copyDetails"),
                        messages.get("action.copyDetails.hint"),
                        () -> Parts.copy(page.details()));
        copy.setId("copy-details");
        copy.setGraphic(Parts.icon(Feather.COPY));
        return copy;
    }
}
