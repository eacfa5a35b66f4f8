package dev.culprit.ui.models;

import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The settings of models over the window.
public final class ModelsView {
    private ModelsView() {}

    public static Layer of(ModelsViewModel model, Messages messages) {
        return Layer.dialog(model.open(), model::hide, () -> content(model, messages));
    }

    private static Layer.Content content(ModelsViewModel model, Messages messages) {
        TabPane tabs =
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
        VBox box = Styles.styled(new VBox(head(model, messages), tabs), "palette", "models-dialog");
        return new Layer.Content(box, tabs::requestFocus);
    }

    private static HBox head(ModelsViewModel model, Messages messages) {
        return Parts.head(
                messages.get("models.title"),
                Buttons.icon(Feather.X, messages.get("models.close"), "Esc", model::hide));
    }
}
