package dev.culprit.ui.models;

import atlantafx.base.controls.ToggleSwitch;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.fx.Following;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.ModelSettings.Profile;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Hints;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The models that are set up, and the form of the chosen one.
final class ProfilesPage extends VBox {
    private final ModelsViewModel model;
    private final Messages messages;

    ProfilesPage(ModelsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("models-page");
        ScrollPane form = new ScrollPane(new ProfileFormView(model, messages));
        form.setFitToWidth(true);
        form.setFocusTraversable(false);
        form.visibleProperty().bind(model.editing());
        Node none =
                Parts.empty(
                        Feather.CPU,
                        messages.get("models.empty.title"),
                        messages.get("models.empty.sentence"),
                        Optional.empty());
        none.visibleProperty().bind(model.editing().not());
        StackPane right = new StackPane(none, form);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox middle = Styles.styled(new HBox(left(), right), "models-columns");
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(middle, localOnly());
    }

    private VBox left() {
        ListView<Profile> list = new ListView<>(model.profiles());
        list.setId("models-list");
        list.setAccessibleText(messages.get("models.list"));
        list.setPlaceholder(new Label(messages.get("models.none")));
        list.setCellFactory(_ -> new ProfileCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !isShown(chosen)) {
                        model.edit(chosen);
                    }
                });
        ListChangeListener<Profile> read = _ -> select(list);
        model.profiles().addListener(read);
        model.form().existing().subscribe(() -> select(list));
        Following.follow(model.form().name(), () -> select(list));
        VBox.setVgrow(list, Priority.ALWAYS);
        Button add =
                Buttons.text(
                        Feather.PLUS,
                        messages.get("models.add"),
                        "",
                        () -> {
                            list.getSelectionModel().clearSelection();
                            model.add();
                        });
        add.setId("models-add");
        add.setMaxWidth(Double.MAX_VALUE);
        return Styles.styled(new VBox(list, add), "models-left");
    }

    private boolean isShown(Profile profile) {
        ProfileForm form = model.form();
        return form.existing().get() && form.name().get().equals(profile.name());
    }

    private void select(ListView<Profile> list) {
        model.profiles().stream()
                .filter(this::isShown)
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    private Node localOnly() {
        ToggleSwitch only = new ToggleSwitch(messages.get("models.localOnly"));
        only.setId("local-only");
        only.setAccessibleText(messages.get("models.localOnly"));
        Hints.give(only, messages.get("models.localOnly.hint"));
        model.localOnly().subscribe(only::setSelected);
        only.selectedProperty().subscribe(chosen -> model.localOnly(chosen));
        Label hint = Parts.wrapped(messages.get("models.localOnly.hint"), Styles.CAPTION);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox line = Styles.styled(new HBox(only, hint), "models-local");
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return line;
    }

    private static final class ProfileCell extends ListCell<Profile> {
        private final Label name = new Label();
        private final Label details = Styles.styled(new Label(), Styles.CAPTION);
        private final VBox box = new VBox(name, details);

        ProfileCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Profile item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(item.name());
            details.setText(item.model());
            setGraphic(box);
            setAccessibleText(item.name() + " " + item.model());
        }
    }
}
