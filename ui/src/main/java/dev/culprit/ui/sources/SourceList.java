package dev.culprit.ui.sources;

import dev.culprit.core.query.Connector;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Following;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sources that are set up, each with its kind and what its last test said.
final class SourceList extends VBox {
    private static final PseudoClass WORKS = PseudoClass.getPseudoClass("works");
    private static final PseudoClass FAILS = PseudoClass.getPseudoClass("fails");

    private final SourcesViewModel model;
    private final Messages messages;
    private final Figures figures;
    private final ListView<SourceProfile> list;

    SourceList(SourcesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
        list = new ListView<>(model.profiles());
        list.setId("sources-list");
        list.setAccessibleText(messages.get("sources.list"));
        list.setPlaceholder(new Label(messages.get("sources.none")));
        list.setCellFactory(_ -> new SourceCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null && !isShown(chosen)) {
                        model.edit(chosen);
                    }
                });
        ListChangeListener<SourceProfile> read = _ -> select();
        model.profiles().addListener(read);
        model.form().existing().subscribe(this::select);
        Following.follow(model.form().name(), this::select);
        model.tests().addListener((Observable _) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        Button add =
                Buttons.text(
                        Feather.PLUS,
                        messages.get("sources.add"),
                        "",
                        () -> {
                            list.getSelectionModel().clearSelection();
                            model.add();
                        });
        add.setId("sources-add");
        add.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(list, add);
        getStyleClass().add("models-left");
    }

    void focus() {
        list.requestFocus();
    }

    private boolean isShown(SourceProfile profile) {
        SourceForm form = model.form();
        return form.existing().get() && form.name().get().equals(profile.name());
    }

    private void select() {
        model.profiles().stream()
                .filter(this::isShown)
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    /// What the last test said, in a few words.
    private String state(SourceProfile profile) {
        Optional<Tested> tested = Optional.ofNullable(model.tests().get(profile.name()));
        return tested.map(it ->
                        it.check()
                                .map(Connector.Check::latencyMillis)
                                .map(Duration::ofMillis)
                                .map(took -> messages.get("sources.works", figures.duration(took)))
                                .orElseGet(() -> messages.get("sources.fails")))
                .orElseGet(() -> messages.get("sources.untested"));
    }

    private final class SourceCell extends ListCell<SourceProfile> {
        private final FontIcon icon = new FontIcon(Feather.DATABASE);
        private final Label name = new Label();
        private final Label details = Styles.styled(new Label(), Styles.CAPTION);
        private final VBox words = new VBox(name, details);
        private final HBox box = Styles.styled(new HBox(icon, words), "source-cell");

        SourceCell() {
            setPrefWidth(0);
            box.setAlignment(Pos.CENTER_LEFT);
            getStyleClass().add("source-list-cell");
        }

        @Override
        protected void updateItem(@Nullable SourceProfile item, boolean empty) {
            super.updateItem(item, empty);
            Optional<Tested> tested =
                    Optional.ofNullable(item).map(it -> model.tests().get(it.name()));
            pseudoClassStateChanged(WORKS, tested.filter(Tested::works).isPresent());
            pseudoClassStateChanged(FAILS, tested.filter(it -> !it.works()).isPresent());
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            icon.setIconCode(
                    tested.map(it -> it.works() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE)
                            .orElse(
                                    item.type().equals("folder")
                                            ? Feather.FOLDER
                                            : Feather.DATABASE));
            name.setText(item.name());
            details.setText(messages.get("sources.line", model.label(item.type()), state(item)));
            setGraphic(box);
            setAccessibleText(item.name() + ", " + details.getText());
        }
    }
}
