package dev.culprit.ui.scan;

import dev.culprit.core.scan.Oddity;
import dev.culprit.ui.charts.MetricChart;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One thing that looks odd: what, how far from usual, since when, and the way to its cause.
final class OddityCard extends HBox {
    OddityCard(Oddity oddity, Messages messages, Figures figures, Consumer<Oddity> investigate) {
        var text = new OddityText(oddity, messages, figures);
        getStyleClass().add("oddity-card");
        pseudoClassStateChanged(PseudoClass.getPseudoClass(text.strengthName()), true);
        setAccessibleText(text.title() + ". " + text.numbers() + ". " + text.when());
        Region stripe = Styles.styled(new Region(), "oddity-stripe");
        Label strength =
                Styles.styled(
                        new Label(text.strength(), new FontIcon(Feather.TRENDING_UP)),
                        Styles.CAPTION);
        Label title = Parts.whole(text.title(), "oddity-title");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        strength.setMinWidth(USE_PREF_SIZE);
        HBox head = Styles.styled(new HBox(title, strength), "buttons");
        head.setAlignment(Pos.CENTER_LEFT);
        Label numbers = Parts.whole(text.numbers(), "oddity-numbers");
        Label when = Parts.whole(text.when(), Styles.MUTED);
        Button open =
                Buttons.text(
                        Feather.SEARCH,
                        messages.get("scan.investigate"),
                        "",
                        () -> investigate.accept(oddity));
        open.setAccessibleText(messages.get("scan.investigate") + ": " + text.title());
        open.getStyleClass().addAll(Styles.PRIMARY, "oddity-open");
        open.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(numbers, when);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox foot = Styles.styled(new HBox(words, open), "buttons");
        foot.setAlignment(Pos.CENTER_LEFT);
        MetricChart chart = new MetricChart();
        chart.setAccessibleText(text.title());
        chart.show(text.chart());
        VBox body = Styles.styled(new VBox(head, foot, chart), "oddity-body");
        HBox.setHgrow(body, Priority.ALWAYS);
        getChildren().addAll(stripe, body);
    }
}
