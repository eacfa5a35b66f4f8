package dev.culprit.ui.models;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.reasoning.EntryWriter;
import dev.culprit.ui.services.ModelSettings.PromptText;
import dev.culprit.ui.theme.Styles;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The prompts, to be read.
final class PromptsPage extends HBox {
    PromptsPage(ModelsViewModel model, Messages messages) {
        getStyleClass().addAll("models-page", "models-columns");
        TextArea text = Reading.area(messages.get("models.prompt"));
        text.setId("prompt-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        ListView<PromptText> list = new ListView<>(model.prompts());
        list.setAccessibleText(messages.get("models.prompts"));
        Styles.styled(list, "models-left");
        list.setCellFactory(_ ->
                new ListCell<>() {
                    @Override
                    protected void updateItem(@Nullable PromptText item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(
                                empty || item == null
                                        ? null
                                        : messages.get(
                                                "models.promptVersion",
                                                EntryWriter.purpose(messages, item.name()),
                                                item.version()));
                    }
                });
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        text.setText(chosen.text());
                        text.positionCaret(0);
                    }
                });
        ListChangeListener<PromptText> first = _ -> list.getSelectionModel().selectFirst();
        model.prompts().addListener(first);
        list.getSelectionModel().selectFirst();
        getChildren().addAll(list, text);
    }
}
