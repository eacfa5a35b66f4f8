package dev.culprit.ui.reasoning;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.theme.Hints;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What models were asked and said: a list, and beside it the chosen question word for word.
public final class ReasoningView implements CaseView {
    private static final double LIST_SHARE = 0.32;

    private final ReasoningViewModel model;
    private final Messages messages;
    private final ListView<Entry> list;
    private final Label title = Parts.wrapped("", "section-title");
    private final Label caption = Parts.wrapped("", "caption");
    private final Label trouble = Parts.wrapped("", "notice");
    private final StackPane root = new StackPane();
    private final Subscriptions subscriptions = new Subscriptions();

    public ReasoningView(ReasoningViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        list = list();
        SplitPane split = new SplitPane(left(), right());
        split.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
        Node empty =
                Parts.empty(
                        Feather.CPU,
                        messages.get("reasoning.empty.title"),
                        messages.get("reasoning.empty.sentence"),
                        Optional.empty());
        empty.visibleProperty()
                .bind(
                        Bindings.isEmpty(model.entries())
                                .and(Bindings.size(model.scopes()).greaterThan(0)));
        split.visibleProperty().bind(Bindings.isNotEmpty(model.entries()));
        root.getStyleClass().addAll("case-pane", "evidence", "reasoning");
        root.getChildren().addAll(split, empty);
    }

    private ListView<Entry> list() {
        ListView<Entry> entries = new ListView<>(model.entries());
        entries.setId("reasoning-list");
        entries.setCellFactory(_ -> new EntryCell());
        entries.setAccessibleText(messages.get("reasoning.list"));
        entries.getStyleClass().add("evidence-list");
        entries.getSelectionModel()
                .selectedItemProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.selected().set(Optional.of(chosen));
                    }
                });
        return entries;
    }

    private VBox left() {
        ChoiceBox<Scope> scope = new ChoiceBox<>(model.scopes());
        scope.setId("reasoning-scope");
        scope.setMaxWidth(Double.MAX_VALUE);
        scope.setAccessibleText(messages.get("reasoning.scope"));
        scope.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Scope value) {
                        return value == null ? "" : value.label();
                    }

                    @Override
                    public Scope fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        model.scope().subscribe(scope::setValue);
        ListChangeListener<Scope> restore = _ -> scope.setValue(model.scope().get());
        model.scopes().addListener(restore);
        scope.valueProperty()
                .subscribe(chosen -> {
                    if (chosen != null) {
                        model.scope().set(chosen);
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        return Styles.styled(new VBox(scope, list), "reasoning-left");
    }

    private VBox right() {
        TextArea answer = text("reasoning.answer", model.answer(), "reasoning-answer");
        TextArea question = text("reasoning.question", model.question(), "reasoning-question");
        VBox asked = new VBox(caption("reasoning.question"), question);
        asked.getStyleClass().add("reasoning-part");
        asked.visibleProperty().bind(model.question().isNotEmpty());
        asked.managedProperty().bind(asked.visibleProperty());
        VBox said = new VBox(caption("reasoning.answer"), answer);
        said.getStyleClass().add("reasoning-part");
        VBox.setVgrow(answer, Priority.ALWAYS);
        VBox.setVgrow(question, Priority.ALWAYS);
        VBox.setVgrow(said, Priority.ALWAYS);
        VBox.setVgrow(asked, Priority.ALWAYS);
        return Styles.styled(
                new VBox(head(), trouble, said, asked), "evidence-panel", "reasoning-panel");
    }

    private HBox head() {
        ToggleButton reveal = new ToggleButton(messages.get("reasoning.reveal"));
        reveal.setId("reveal");
        reveal.setGraphic(Parts.icon(Feather.EYE));
        reveal.getStyleClass().add("small");
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        Hints.give(reveal, messages.get("reasoning.reveal.hint"));
        reveal.selectedProperty().bindBidirectional(model.revealing());
        title.setMinHeight(Region.USE_PREF_SIZE);
        caption.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(title, caption);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = Styles.styled(new HBox(words, reveal), "details-header");
        head.setAlignment(Pos.TOP_LEFT);
        return head;
    }

    private Label caption(String key) {
        return Parts.label(messages.get(key), "caption");
    }

    private TextArea text(String key, ObservableStringValue content, String id) {
        TextArea area = Styles.styled(new TextArea(), Styles.MONO, "reading");
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(6);
        area.setMinHeight(72);
        area.setAccessibleText(messages.get(key));
        content.subscribe(now -> {
            area.setText(now);
            boolean growing = model.selected().get().filter(Entry::isThinking).isPresent();
            area.positionCaret(growing ? now.length() : 0);
        });
        return area;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        subscriptions.close();
        subscriptions.add(model.selected().subscribe(this::show)::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void show(Optional<Entry> entry) {
        title.setText(entry.map(Entry::title).orElse(""));
        caption.setText(entry.map(this::about).orElse(""));
        String problem =
                entry.flatMap(Entry::question).map(Trouble::of).flatMap(Trouble::text).orElse("");
        trouble.setText(problem);
        Parts.show(trouble, !problem.isEmpty());
        entry.ifPresent(list.getSelectionModel()::select);
    }

    private String about(Entry entry) {
        return entry.question()
                .map(question ->
                        messages.get(
                                "reasoning.caption",
                                entry.caption(),
                                question.model(),
                                entry.figures()))
                .orElse(entry.caption());
    }
}
