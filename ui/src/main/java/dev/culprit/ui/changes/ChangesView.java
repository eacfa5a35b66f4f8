package dev.culprit.ui.changes;

import dev.culprit.core.measurement.Measurement;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page with what happened around the data: the axis, the list and the chosen change.
public final class ChangesView implements CaseView {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final ChangesViewModel model;
    private final Messages messages;
    private final Figures figures;
    private final ChangeWords words;
    private final ChangeChart chart;
    private final Label caption = Parts.wrapped("", Styles.CAPTION);
    private final ListView<Entry> list = new ListView<>();
    private final VBox details = Styles.styled(new VBox(), "change-details");
    private final Region content;
    private final Node empty;
    private final StackPane root;
    private final Subscriptions subscriptions = new Subscriptions();

    public ChangesView(ChangesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
        words = new ChangeWords(messages, figures);
        chart = new ChangeChart(messages, figures, entry -> model.chosen().set(Optional.of(entry)));
        caption.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(caption, Priority.ALWAYS);
        HBox head = Styles.styled(new HBox(caption, addButton()), "lineage-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.setId("changes-list");
        list.getStyleClass().add("changes-list");
        list.setAccessibleText(messages.get("changes.list"));
        list.setCellFactory(_ -> new EntryCell());
        HBox.setHgrow(list, Priority.ALWAYS);
        HBox below = Styles.styled(new HBox(list, details), "changes-below");
        VBox.setVgrow(below, Priority.ALWAYS);
        content =
                Styles.styled(
                        new VBox(head, new ChangeFormView(model, messages), chart, below),
                        "changes");
        empty =
                Parts.empty(
                        Feather.GIT_COMMIT,
                        messages.get("changes.empty.title"),
                        messages.get("changes.empty.sentence"),
                        model.canAdd() ? Optional.of(addButton()) : Optional.empty());
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.visibleProperty().bind(empty.visibleProperty().not());
        root = Styles.styled(new StackPane(scroll, empty), "case-pane");
    }

    private Button addButton() {
        Button add = Buttons.text(Feather.PLUS, messages.get("changes.add"), "", model::add);
        add.setMinWidth(Region.USE_PREF_SIZE);
        Parts.show(add, model.canAdd());
        add.getStyleClass().add("change-add");
        return add;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        add(model.history().subscribe(this::show));
        add(model.chosen().subscribe(this::choose));
        add(model.adding().subscribe(_ -> show(model.history().get())));
        add(
                list.getSelectionModel()
                        .selectedItemProperty()
                        .subscribe(entry -> {
                            if (entry != null) {
                                model.chosen().set(Optional.of(entry));
                            }
                        }));
    }

    private void add(Subscription subscription) {
        subscriptions.add(subscription::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void show(Optional<History> history) {
        List<Entry> entries = history.map(History::entries).orElse(List.of());
        empty.setVisible(entries.isEmpty() && !model.adding().get());
        chart.show(history);
        list.getItems().setAll(entries);
        caption.setText(messages.get(model.isKnown() ? "changes.caption" : "changes.unknown"));
        choose(model.chosen().get());
    }

    private void choose(Optional<Entry> entry) {
        chart.choose(entry);
        details.getChildren().clear();
        entry.ifPresentOrElse(
                it -> {
                    if (list.getItems().contains(it)) {
                        list.getSelectionModel().select(it);
                        list.scrollTo(Math.max(0, list.getItems().indexOf(it) - 2));
                    }
                    tell(it);
                },
                () -> {
                    list.getSelectionModel().clearSelection();
                    details.getChildren()
                            .add(Parts.wrapped(messages.get("changes.choose"), Styles.MUTED));
                });
    }

    private void tell(Entry entry) {
        details.getChildren()
                .addAll(
                        SelectableText.of(entry.change().title(), "section-title"),
                        Parts.wrapped(words.kind(entry.change()), Styles.CAPTION),
                        SelectableText.of(words.when(entry.change())));
        model.history()
                .get()
                .flatMap(History::measured)
                .flatMap(Measurement::onset)
                .ifPresent(onset ->
                        details.getChildren()
                                .add(SelectableText.of(words.distance(entry.change(), onset))));
        words.facts(entry)
                .forEach(
                        line -> details.getChildren().add(SelectableText.of(line, "caption-text")));
        if (entry.byHand()) {
            Button remove =
                    Buttons.text(
                            Feather.TRASH_2, messages.get("changes.remove"), "", model::remove);
            remove.setId("change-remove");
            details.getChildren().add(remove);
        }
    }

    private final class EntryCell extends ListCell<Entry> {
        private final Label when = Styles.styled(new Label(), Styles.CAPTION, "change-when");
        private final FontIcon icon = new FontIcon(Feather.FLAG);
        private final Label kind = Styles.styled(new Label(), Styles.CAPTION, "change-kind");
        private final Label title = new Label();
        private final HBox line = Styles.styled(new HBox(when, icon, kind, title), "change-line");

        EntryCell() {
            setPrefWidth(0);
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Entry item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            when.setText(figures.moment(item.change().at()));
            icon.setIconCode(ChangeWords.icon(item.change()));
            kind.setText(words.kind(item.change()));
            title.setText(item.change().title());
            line.pseudoClassStateChanged(TROUBLE, ChangeChart.isTrouble(item));
            setGraphic(line);
            setAccessibleText(when.getText() + ", " + kind.getText() + ", " + title.getText());
        }
    }
}
