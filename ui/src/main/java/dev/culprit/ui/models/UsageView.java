package dev.culprit.ui.models;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Hints;
import dev.culprit.ui.theme.Styles;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line under the head of a case while a model reasons, and a banner when it does not.
public final class UsageView {
    private static final PseudoClass NEAR = PseudoClass.getPseudoClass("near");
    private static final double NEAR_LIMIT = 0.8;

    private final Messages messages;
    private final VBox root;

    public UsageView(UsageViewModel model, Messages messages) {
        this.messages = messages;
        Label name = Styles.styled(new Label(), "model-name");
        name.setGraphic(new FontIcon(Feather.CPU));
        name.textProperty().bind(model.name());
        name.setMinWidth(0);
        Hints.give(name, messages.get("usage.modelHint"));
        Label asked = Styles.styled(new Label(), Styles.CAPTION);
        asked.textProperty().bind(model.asked());
        asked.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line =
                Styles.styled(
                        new HBox(
                                name,
                                asked,
                                gap,
                                gauge(model.tokens(), model.tokensUsed(), "usage.tokensHint"),
                                gauge(model.money(), model.moneyUsed(), "usage.moneyHint")),
                        "model-line");
        line.setId("model-line");
        line.setAlignment(Pos.CENTER_LEFT);
        root = new VBox(line, banner(model));
        root.visibleProperty().bind(model.modelled());
        root.managedProperty().bind(root.visibleProperty());
    }

    private HBox gauge(ObservableStringValue text, ObservableDoubleValue used, String hint) {
        Label label = Styles.styled(new Label(), Styles.CAPTION);
        label.textProperty().bind(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Hints.give(label, messages.get(hint));
        ProgressBar bar = Styles.styled(new ProgressBar(), "gauge", "model-gauge");
        bar.progressProperty().bind(used);
        bar.setAccessibleText(messages.get(hint));
        used.subscribe(
                share -> bar.pseudoClassStateChanged(NEAR, share.doubleValue() >= NEAR_LIMIT));
        HBox gauge = Styles.styled(new HBox(label, bar), "model-gauge-box");
        gauge.setAlignment(Pos.CENTER_LEFT);
        return gauge;
    }

    private static Label banner(UsageViewModel model) {
        Label banner = Styles.styled(new Label(), "model-banner");
        banner.setId("model-banner");
        banner.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        banner.textProperty().bind(model.banner());
        banner.setWrapText(true);
        banner.setMaxWidth(Double.MAX_VALUE);
        banner.visibleProperty().bind(model.banner().isNotEmpty());
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    public Parent root() {
        return root;
    }
}
