package dev.culprit.ui.approval;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.sql.SqlArea;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The selected query: why it is asked, its SQL, what it reads and costs, and the buttons.
final class QueryPanel extends VBox {
    private static final int MOST_SQL_LINES = 14;

    private final ApprovalViewModel model;
    private final Messages messages;
    private final SelectableText title = new SelectableText("query-title");
    private final SelectableText why = new SelectableText("query-why");
    private final SqlArea sql;
    private final VBox reads = new VBox();
    private final Label cost = Parts.label("", "query-cost");
    private final VBox warnings = new VBox();
    private final Label problem = Parts.wrapped("", "problem");
    private final TextField reason = new TextField();
    private final Tooltip alikeHint = new Tooltip();
    private final FlowPane actions = new FlowPane();
    private final HBox editActions = new HBox();
    private final HBox rejecting = new HBox();
    private final VBox footer = new VBox();

    QueryPanel(ApprovalViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("query-panel");
        sql = new SqlArea(messages.get("approval.sql"), MOST_SQL_LINES);
        sql.setId("approval-sql");
        reads.getStyleClass().add("query-reads");
        warnings.getStyleClass().add("query-warnings");
        problem.setId("approval-problem");
        problem.setGraphic(Parts.icon(Feather.ALERT_CIRCLE));
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        fillActions();
        fillEditActions();
        fillRejecting();
        cost.setGraphic(Parts.icon(Feather.DATABASE));
        getChildren()
                .addAll(
                        Parts.label(messages.get("approval.why"), "caption"),
                        title,
                        why,
                        sql,
                        reads,
                        cost,
                        warnings);
        footer.getStyleClass().add("approval-footer");
        footer.getChildren().addAll(problem, rejecting, actions, editActions);
    }

    private void fillActions() {
        Button approve = button("approval.approve", "approve", model::approve);
        approve.getStyleClass().add("accent");
        Button edit = button("approval.edit", "edit", model::edit);
        Button reject = button("approval.reject", "reject", this::askReason);
        Button alike = button("approval.alike", "approve-alike", model::approveAlike);
        alike.setTooltip(alikeHint);
        alikeHint.setWrapText(true);
        alikeHint.setMaxWidth(320);
        actions.getStyleClass().add("query-actions");
        actions.getChildren().addAll(approve, edit, reject, alike);
    }

    private void fillEditActions() {
        Button save = button("approval.save", "save-edit", this::save);
        save.getStyleClass().add("accent");
        Button cancel = button("action.cancel", "cancel-edit", model::cancelEdit);
        editActions.getStyleClass().add("input-row");
        editActions.getChildren().addAll(save, cancel);
        Parts.show(editActions, false);
    }

    private void fillRejecting() {
        reason.setId("reject-reason");
        reason.setPromptText(messages.get("approval.reject.reason"));
        reason.setAccessibleText(messages.get("approval.reject.reason"));
        reason.setOnAction(_ -> reject());
        reason.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                Parts.show(rejecting, false);
                sql.editor().requestFocus();
            }
        });
        HBox.setHgrow(reason, Priority.ALWAYS);
        Button send = button("approval.reject.send", "send-rejection", this::reject);
        send.setMinWidth(USE_PREF_SIZE);
        rejecting.setAlignment(Pos.CENTER_LEFT);
        rejecting.getStyleClass().add("input-row");
        rejecting.getChildren().addAll(reason, send);
        Parts.show(rejecting, false);
    }

    private Button button(String key, String id, Runnable action) {
        Button button = Parts.button(messages.get(key), messages.get(key + ".hint"), action);
        button.setId(id);
        button.disableProperty().bind(model.canAct().not());
        return button;
    }

    /// What can be done, kept in sight however long the query is.
    Node footer() {
        return footer;
    }

    void askReason() {
        if (model.canAct().get()) {
            Parts.show(rejecting, true);
            reason.requestFocus();
        }
    }

    private void reject() {
        if (model.reject(reason.getText())) {
            reason.clear();
            Parts.show(rejecting, false);
        }
    }

    void save() {
        model.save(sql.text());
    }

    /// @return releases what was subscribed
    Runnable attach() {
        Subscription all =
                Subscription.combine(
                        model.selected().subscribe(this::show),
                        model.editing().subscribe(this::editing));
        return all::unsubscribe;
    }

    private void editing(boolean on) {
        sql.setEditable(on);
        Parts.show(actions, !on);
        Parts.show(editActions, on);
        if (on) {
            Parts.show(rejecting, false);
        } else {
            model.selected().get().ifPresent(query -> sql.show(query.sql()));
        }
    }

    private void show(Optional<WaitingQuery> query) {
        query.ifPresent(this::fill);
    }

    private void fill(WaitingQuery query) {
        title.show(query.title());
        why.show(query.why());
        if (!model.editing().get()) {
            sql.show(query.sql());
        }
        reads.getChildren().setAll(query.reads().stream().map(this::line).toList());
        cost.setText(query.cost());
        warnings.getChildren().setAll(query.warnings().stream().map(QueryPanel::warning).toList());
        Parts.show(warnings, !query.warnings().isEmpty());
        alikeHint.setText(query.alike());
    }

    private Node line(String text) {
        return Parts.wrapped(text, "query-read");
    }

    private static Node warning(String text) {
        Label warning = Parts.wrapped(text, "warning-line");
        warning.setGraphic(Parts.icon(Feather.ALERT_TRIANGLE));
        return warning;
    }
}
