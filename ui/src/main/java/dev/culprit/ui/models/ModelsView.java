package dev.culprit.ui.models;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The settings of models over the window. Not modal: Esc or a click beside it closes it.
public final class ModelsView extends StackPane {
    private final TabPane tabs;
    private Optional<Node> before = Optional.empty();

    public ModelsView(ModelsViewModel model, Messages messages) {
        getStyleClass().addAll("palette-layer", "models-layer");
        visibleProperty().bind(model.open());
        Label title = Parts.label(messages.get("models.title"), Styles.PAGE_TITLE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head =
                new HBox(
                        title,
                        Buttons.icon(Feather.X, messages.get("models.close"), "Esc", model::hide));
        head.setAlignment(Pos.CENTER_LEFT);
        tabs =
                new TabPane(
                        new Tab(
                                messages.get("models.tab.models"),
                                new ProfilesPage(model, messages)),
                        new Tab(
                                messages.get("models.tab.prompts"),
                                new PromptsPage(model, messages)),
                        new Tab(
                                messages.get("models.tab.preview"),
                                new PreviewPage(model, messages)));
        tabs.setId("models-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setAccessibleText(messages.get("models.title"));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        VBox box = Styles.styled(new VBox(head, tabs), "palette", "models-dialog");
        getChildren().add(box);
        setAlignment(Pos.CENTER);
        setOnMousePressed(event -> {
            if (equals(event.getTarget())) {
                model.hide();
            }
        });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    switch (event.getCode()) {
                        case ESCAPE -> {
                            model.hide();
                            event.consume();
                        }
                        case SPACE, LEFT, RIGHT, HOME, END, ENTER, E, R, A -> keep(event);
                        default -> {}
                    }
                });
        model.open().subscribe(this::focus);
    }

    /// What acts on the case behind must not, while this lies over it.
    private static void keep(KeyEvent event) {
        if (!event.isShortcutDown()) {
            event.consume();
        }
    }

    /// Keys go to the dialog while it is open, and back to where they went before.
    private void focus(boolean open) {
        if (open) {
            before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
            tabs.requestFocus();
        } else {
            before.ifPresent(Node::requestFocus);
        }
    }
}
