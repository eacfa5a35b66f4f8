package dev.culprit.ui.approval;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.palette.Action;
import dev.culprit.ui.services.CaseView;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Waiting for you: what is asked, why, and the four things one can do. Enter approves, E edits, R
/// rejects, A approves alike, wherever the focus is within the pane.
public final class ApprovalView implements CaseView {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final ApprovalViewModel model;
    private final QueryPanel panel;
    private final WaitingList list;
    private final VBox root = new VBox();
    private final Subscriptions subscriptions = new Subscriptions();
    private boolean keyTaken;

    public ApprovalView(ApprovalViewModel model, Messages messages) {
        this.model = model;
        panel = new QueryPanel(model, messages);
        list = new WaitingList(model, messages);
        ScrollPane scroll = new ScrollPane(new VBox(panel, list));
        ((VBox) scroll.getContent()).getStyleClass().add("approval-content");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "approval-scroll");
        scroll.visibleProperty().bind(model.waitingCountProperty().greaterThan(0));
        Node footer = panel.footer();
        footer.visibleProperty().bind(scroll.visibleProperty());
        footer.managedProperty().bind(scroll.visibleProperty());
        StackPane middle = new StackPane(scroll, empty(messages));
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getStyleClass().addAll("case-pane", "approval");
        root.getChildren().addAll(header(), past(), middle, footer);
        root.setAccessibleText(messages.get("approval.title"));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        root.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    /// What can be done with the query that is shown.
    public List<Action> actions(Messages messages) {
        return List.of(
                action(messages, "approval.approve", "Enter", model::approve),
                action(messages, "approval.edit", "E", model::edit),
                action(messages, "approval.reject", "R", panel::askReason),
                action(messages, "approval.alike", "A", model::approveAlike));
    }

    private Action action(Messages messages, String key, String shortcut, Runnable run) {
        return new Action(messages.get(key), "", shortcut, () -> model.canAct().get(), run);
    }

    private HBox header() {
        Label title = Parts.label("", "section-title");
        title.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> model.heading(model.getWaitingCount()),
                                model.waitingCountProperty()));
        HBox header = new HBox(title);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("pane-header");
        return header;
    }

    private Node past() {
        Label note = Parts.wrapped("", "past-note");
        note.setGraphic(Parts.icon(Feather.CLOCK));
        note.textProperty().bind(model.pastNote());
        note.visibleProperty().bind(model.pastNote().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private Node empty(Messages messages) {
        VBox box =
                Parts.empty(
                        Feather.INBOX, messages.get("approval.empty.title"), "", Optional.empty());
        ((Label) box.getChildren().get(2)).textProperty().bind(model.emptySentence());
        box.visibleProperty().bind(model.waitingCountProperty().isEqualTo(0));
        return box;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        subscriptions.add(panel.attach());
        subscriptions.add(list.attach());
        Subscription past =
                model.pastNote()
                        .subscribe(note -> root.pseudoClassStateChanged(PAST, !note.isEmpty()));
        subscriptions.add(past::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    /// A key that did something must not also be typed into the field it put the focus on.
    private void typed(KeyEvent event) {
        if (keyTaken) {
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        keyTaken = false;
        if (model.editing().get()) {
            keyWhileEditing(event);
            return;
        }
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (typing || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER -> {
                if (event.getTarget() instanceof Button button) {
                    button.fire();
                } else {
                    model.approve();
                }
            }
            case E -> model.edit();
            case R -> panel.askReason();
            case A -> model.approveAlike();
            default -> {
                return;
            }
        }
        keyTaken = true;
        event.consume();
    }

    private void keyWhileEditing(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.cancelEdit();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            panel.save();
            event.consume();
        }
    }
}
