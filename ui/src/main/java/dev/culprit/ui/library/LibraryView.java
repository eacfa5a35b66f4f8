package dev.culprit.ui.library;

import atlantafx.base.controls.CustomTextField;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.EmptyState;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The column at the left: a button for a new investigation, a search, the list.
public final class LibraryView implements CaseView {
    private final LibraryViewModel model;
    private final ListView<LibraryRow> list;
    private final VBox root;
    private final Subscriptions subscriptions = new Subscriptions();
    private boolean selecting;

    /// @param openNew what the button for a new investigation does
    public LibraryView(LibraryViewModel model, Messages messages, Runnable openNew) {
        this.model = model;
        list = new ListView<>(model.rows());
        list.setId("library");
        list.setAccessibleText(messages.get("library.list"));
        list.setCellFactory(_ -> new LibraryCell(messages, model));
        list.setPlaceholder(
                new EmptyState(Feather.INBOX, messages.get("library.empty"), Optional.empty()));
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (!selecting && row instanceof LibraryRow.Case(var entry, _)) {
                        model.choose(entry);
                    }
                });
        list.setOnContextMenuRequested(event -> { // by its key; a cell answers the mouse itself
            if (list.getSelectionModel().getSelectedItem()
                    instanceof LibraryRow.Case(var entry, _)) {
                CaseMenu.of(entry, model, messages)
                        .show(list, event.getScreenX(), event.getScreenY());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        root =
                Styles.styled(
                        new VBox(
                                newCase(messages, openNew),
                                search(messages),
                                new FilterBar(model, messages),
                                list),
                        "library");
        attach();
    }

    private static Button newCase(Messages messages, Runnable openNew) {
        Button button = Buttons.text(Feather.PLUS, messages.get("library.new"), "Ctrl+N", openNew);
        button.setId("new-case");
        button.getStyleClass().add(Styles.PRIMARY);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private CustomTextField search(Messages messages) {
        CustomTextField field = new CustomTextField();
        field.setId("library-search");
        field.setLeft(new FontIcon(Feather.SEARCH));
        field.setPromptText(messages.get("library.search"));
        field.setAccessibleText(messages.get("library.search"));
        field.textProperty().bindBidirectional(model.search());
        return field;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        subscriptions.close();
        subscriptions.add(model.selected().subscribe(_ -> select())::unsubscribe);
        subscriptions.add(model.rows().subscribe(this::select)::unsubscribe);
    }

    private void select() {
        selecting = true;
        list.getSelectionModel().clearSelection();
        for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().get(i) instanceof LibraryRow.Case(var entry, _)
                    && model.selected().get().equals(Optional.of(entry.id()))) {
                list.getSelectionModel().select(i);
            }
        }
        selecting = false;
    }

    @Override
    public void detach() {
        subscriptions.close();
    }
}
