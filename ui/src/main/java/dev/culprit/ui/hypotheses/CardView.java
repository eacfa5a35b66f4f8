package dev.culprit.ui.hypotheses;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import java.util.Arrays;
import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The card of one suspicion: stripe, icon and word say how it stands.
final class CardView extends HBox {
    private static final Duration APPEAR = Duration.millis(150);
    private static final int LONGEST_THOUGHT = 110;
    private static final Duration PULSE = Duration.millis(1_100);

    private final HypothesisCard card;
    private final Messages messages;
    private final Region stripe = new Region();
    private final FontIcon icon = Parts.icon(Feather.CIRCLE, "card-icon");
    private final Label status = Parts.label("", "card-status");
    private final Label ifTrue = Parts.wrapped("", "card-expectation");
    private final Label ifFalse = Parts.wrapped("", "card-expectation");
    private final Label evidence = Parts.wrapped("", "card-evidence");
    private final Label thought = Parts.wrapped("", "card-thought");
    private final FadeTransition pulse = new FadeTransition(PULSE, stripe);
    private boolean motion;

    CardView(HypothesisCard card, Messages messages) {
        this.card = card;
        this.messages = messages;
        getStyleClass().add("hypothesis-card");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        stripe.getStyleClass().add("card-stripe");
        VBox body = body();
        HBox.setHgrow(body, Priority.ALWAYS);
        getChildren().addAll(stripe, body);
        pulse.setFromValue(1);
        pulse.setToValue(0.35);
        pulse.setAutoReverse(true);
        pulse.setCycleCount(Animation.INDEFINITE);
        card.status().subscribe(_ -> restate());
        card.details().subscribe(_ -> restate());
        card.title().subscribe(_ -> describe());
        card.thought().subscribe(this::think);
    }

    private VBox body() {
        Label category = Parts.label("", "caption");
        category.textProperty().bind(card.category());
        Label title = Parts.wrapped("", "card-title");
        title.textProperty().bind(card.title());
        Label progress = Parts.label("", "caption");
        progress.textProperty().bind(card.progress());
        evidence.textProperty().bind(card.evidence());
        thought.setGraphic(Parts.icon(Feather.EDIT_3));
        Region rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        VBox body =
                new VBox(
                        category,
                        title,
                        statusRow(),
                        evidence,
                        ifTrue,
                        ifFalse,
                        thought,
                        rest,
                        progress);
        body.getStyleClass().add("card-body");
        return body;
    }

    private HBox statusRow() {
        Label confidence = Parts.label("", "card-confidence");
        confidence.textProperty().bind(card.confidence());
        confidence.setTooltip(new Tooltip(messages.get("card.confidence.hint")));
        HBox row = new HBox(icon, status, confidence);
        row.getStyleClass().add("card-status-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void restate() {
        CardStatus now = card.status().get();
        Arrays.stream(CardStatus.values())
                .forEach(each ->
                        pseudoClassStateChanged(
                                PseudoClass.getPseudoClass(each.key()), each == now));
        icon.setIconCode(glyph(now));
        status.setText(card.statusWord());
        HypothesisCard.Details details = card.details().get();
        ifTrue.setText(messages.get("card.ifTrue", details.ifTrue()));
        ifFalse.setText(messages.get("card.ifFalse", details.ifFalse()));
        Parts.show(ifTrue, !now.isDecided() && !details.ifTrue().isEmpty());
        Parts.show(ifFalse, !now.isDecided() && !details.ifFalse().isEmpty());
        Parts.show(evidence, !card.evidence().get().isEmpty());
        describe();
        beat();
    }

    /// The end of what a model is writing.
    private void think(String soFar) {
        boolean cut = soFar.length() > LONGEST_THOUGHT;
        String end =
                cut
                        ? "\u2026"
                                + soFar.substring(
                                        soFar.indexOf(' ', soFar.length() - LONGEST_THOUGHT) + 1)
                        : soFar;
        thought.setText(end);
        Parts.show(thought, !soFar.isEmpty());
    }

    private static Feather glyph(CardStatus status) {
        return switch (status) {
            case TESTING -> Feather.ACTIVITY;
            case OPEN -> Feather.CIRCLE;
            case CONFIRMED -> Feather.CHECK_CIRCLE;
            case REFUTED -> Feather.X_CIRCLE;
            case UNTESTED -> Feather.ALERT_TRIANGLE;
            case RULED_OUT -> Feather.USER_X;
        };
    }

    private void describe() {
        setAccessibleText(
                String.join(". ", card.title().get(), card.statusWord(), card.evidence().get()));
    }

    /// A slow pulse while it is being tested.
    private void beat() {
        if (motion && card.status().get() == CardStatus.TESTING) {
            pulse.play();
        } else {
            pulse.stop();
            stripe.setOpacity(1);
        }
    }

    void setMotion(boolean on) {
        motion = on;
        beat();
    }

    void appear() {
        FadeTransition fade = new FadeTransition(APPEAR, this);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.play();
    }

    HypothesisCard card() {
        return card;
    }
}
