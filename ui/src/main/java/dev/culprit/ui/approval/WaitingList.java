package dev.culprit.ui.approval;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The other queries that wait; a click shows one.
final class WaitingList extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final ApprovalViewModel model;
    private final VBox rows = new VBox();

    WaitingList(ApprovalViewModel model, Messages messages) {
        this.model = model;
        getStyleClass().add("waiting-list");
        rows.getStyleClass().add("waiting-rows");
        getChildren().addAll(Parts.label(messages.get("approval.others"), "caption"), rows);
    }

    Runnable attach() {
        ListChangeListener<WaitingQuery> changes = _ -> rebuild();
        var waiting = model.waiting();
        waiting.addListener(changes);
        Subscription selection = model.selected().subscribe(this::mark);
        rebuild();
        return () -> {
            waiting.removeListener(changes);
            selection.unsubscribe();
        };
    }

    private void rebuild() {
        rows.getChildren().setAll(model.waiting().stream().map(this::row).toList());
        Parts.show(this, model.waiting().size() > 1);
        mark(model.selected().get());
    }

    private Node row(WaitingQuery query) {
        Button row = new Button(query.title());
        row.getStyleClass().addAll("flat", "waiting-row");
        row.setUserData(query.id());
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setTextOverrun(OverrunStyle.ELLIPSIS);
        row.setTooltip(new Tooltip(query.why()));
        row.setOnAction(_ -> model.select(query.id()));
        return row;
    }

    private void mark(Optional<WaitingQuery> selected) {
        for (Node row : rows.getChildren()) {
            boolean current =
                    selected.map(WaitingQuery::id).filter(row.getUserData()::equals).isPresent();
            row.pseudoClassStateChanged(CURRENT, current);
        }
    }
}
