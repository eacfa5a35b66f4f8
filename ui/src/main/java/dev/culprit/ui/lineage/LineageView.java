package dev.culprit.ui.lineage;

import atlantafx.base.controls.ToggleSwitch;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The page with the lineage of a case.
public final class LineageView implements CaseView {
    private final LineageViewModel model;
    private final LineageCanvas canvas;
    private final Label caption;
    private final ToggleSwitch all;
    private final Messages messages;
    private final VBox content;
    private final Node empty;
    private final StackPane root;
    private final Subscriptions subscriptions = new Subscriptions();

    public LineageView(LineageViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        canvas = new LineageCanvas(messages, new Figures(messages), model::open);
        caption = Parts.wrapped(messages.get("lineage.caption"), Styles.CAPTION);
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(caption, Priority.ALWAYS);
        all = new ToggleSwitch(messages.get("lineage.all"));
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.setAccessibleText(messages.get("lineage.all"));
        all.selectedProperty().bindBidirectional(model.all());
        HBox head = Styles.styled(new HBox(caption, all), "lineage-head");
        head.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(canvas);
        scroll.setPannable(true);
        scroll.setFitToHeight(true);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        content = Styles.styled(new VBox(head, scroll), "lineage");
        empty =
                Parts.empty(
                        Feather.GIT_MERGE,
                        messages.get("lineage.empty.title"),
                        messages.get("lineage.empty.sentence"),
                        Optional.empty());
        root = Styles.styled(new StackPane(empty, content), "case-pane");
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        Subscription graph = model.graph().subscribe(this::show);
        subscriptions.add(graph::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void show(Optional<LineageGraph> graph) {
        content.setVisible(graph.isPresent());
        empty.setVisible(graph.isEmpty());
        graph.ifPresent(drawn -> {
            canvas.show(drawn);
            Parts.show(all, drawn.hidden() > 0 || model.all().get());
            caption.setText(
                    drawn.hidden() > 0
                            ? messages.get("lineage.captionHidden", drawn.hidden())
                            : messages.get("lineage.caption"));
        });
    }
}
