package dev.culprit.ui.models;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.fx.Following;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.ModelSettings.Profile;
import dev.culprit.ui.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The first question of the open case, before anything is sent.
final class PreviewPage extends VBox {
    private static final double NARROWEST = 180;

    PreviewPage(ModelsViewModel model, Messages messages) {
        getStyleClass().add("models-page");
        ChoiceBox<String> profile = new ChoiceBox<>();
        profile.setId("preview-model");
        profile.setMinWidth(NARROWEST);
        profile.setAccessibleText(messages.get("models.preview.model"));
        Following.follow(model.profiles(), () -> offer(profile, model));
        profile.valueProperty().subscribe(name -> model.previewed().set(name == null ? "" : name));
        Label hint = Parts.wrapped(messages.get("models.preview.hint"), Styles.CAPTION);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox head = Styles.styled(new HBox(profile, hint), "models-columns");
        head.setAlignment(Pos.CENTER_LEFT);
        TextArea text = Reading.area(messages.get("models.tab.preview"));
        text.setId("preview-text");
        text.visibleProperty().bind(model.preview().isNotEmpty());
        model.preview()
                .subscribe(now -> {
                    text.setText(now);
                    text.positionCaret(0);
                });
        VBox missing =
                Parts.empty(Feather.SEND, messages.get("models.tab.preview"), "", Optional.empty());
        ((Label) missing.getChildren().get(2)).textProperty().bind(model.previewMissing());
        missing.visibleProperty().bind(model.previewMissing().isNotEmpty());
        StackPane middle = new StackPane(missing, text);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(head, middle);
    }

    private static void offer(ChoiceBox<String> box, ModelsViewModel model) {
        List<String> names = model.profiles().stream().map(Profile::name).toList();
        if (!names.equals(box.getItems())) {
            String chosen = box.getValue();
            box.getItems().setAll(names);
            box.setValue(names.contains(chosen) ? chosen : names.stream().findFirst().orElse(null));
        }
    }
}
