package dev.culprit.ui.finding;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.controls.SelectableText;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The last section of the finding page: was it this?
final class FeedbackView {
    private final FeedbackViewModel model;
    private final Messages messages;
    private final VBox given = Styles.styled(new VBox(), "feedback-given");
    private final VBox root;

    FeedbackView(FeedbackViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        Label notice = Parts.wrapped("", "notice");
        notice.textProperty().bind(model.notice());
        notice.visibleProperty().bind(model.notice().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        root =
                Styles.styled(
                        new VBox(
                                Parts.label(messages.get("feedback.title"), "section-title"),
                                given,
                                ask(),
                                notice),
                        "finding-section",
                        "feedback");
        model.given()
                .subscribe(lines -> {
                    given.getChildren().setAll(lines.stream().map(SelectableText::of).toList());
                    Parts.show(given, !lines.isEmpty());
                    showOrHide();
                });
        model.possible().subscribe(_ -> showOrHide());
    }

    private void showOrHide() {
        Parts.show(root, model.possible().get() || !model.given().get().isEmpty());
    }

    private HBox ask() {
        TextField comment = new TextField();
        comment.setId("feedback-comment");
        comment.setPromptText(messages.get("feedback.comment"));
        comment.setAccessibleText(messages.get("feedback.comment"));
        comment.textProperty().bindBidirectional(model.comment());
        HBox.setHgrow(comment, Priority.ALWAYS);
        HBox row =
                Styles.styled(
                        new HBox(
                                button("feedback.yes", Feather.THUMBS_UP, true),
                                button("feedback.no", Feather.THUMBS_DOWN, false),
                                comment),
                        "input-row");
        row.visibleProperty().bind(model.possible());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private Button button(String key, Feather glyph, boolean right) {
        Button button =
                Parts.button(
                        messages.get(key), messages.get("feedback.hint"), () -> model.give(right));
        button.setId(right ? "feedback-yes" : "feedback-no");
        button.setGraphic(Parts.icon(glyph));
        button.setMinWidth(Button.USE_PREF_SIZE);
        return button;
    }

    Node root() {
        return root;
    }
}
