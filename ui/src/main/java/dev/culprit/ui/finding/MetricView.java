package dev.culprit.ui.finding;

import dev.culprit.ui.charts.MetricChart;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The strip that shows the metric over time.
public final class MetricView implements CaseView {
    private final MetricViewModel model;
    private final Messages messages;
    private final Figures figures;
    private final MetricChart chart = new MetricChart();
    private final SelectableText caption = new SelectableText("caption-text");
    private final VBox content = new VBox(caption, chart);
    private final Label empty = Parts.wrapped("", "empty-sentence");
    private final StackPane root = new StackPane(empty, content);
    private final Subscriptions subscriptions = new Subscriptions();

    public MetricView(MetricViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.figures = new Figures(messages);
        root.getStyleClass().addAll("case-pane", "metric-strip");
        empty.textProperty().bind(model.emptySentence());
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        Subscription metric = model.metric().subscribe(this::show);
        subscriptions.add(metric::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void show(Optional<MetricContent> metric) {
        content.setVisible(metric.isPresent());
        empty.setVisible(metric.isEmpty());
        metric.ifPresent(measured -> {
            String sentence = measured.caption(messages, figures);
            caption.show(sentence);
            chart.setAccessibleText(measured.title() + ". " + sentence);
            chart.show(measured.chart(messages, figures));
        });
    }
}
