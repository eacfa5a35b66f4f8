package dev.culprit.ui.notice;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.Locale;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Messages in the lower right corner. They leave by themselves, failures stay until dismissed.
public final class NoticesView extends VBox {
    private static final Duration STAYS = Duration.seconds(6);
    private static final Duration UNDOABLE = Duration.seconds(8);

    private final NoticesViewModel model;
    private final Messages messages;

    public NoticesView(NoticesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        model.notices().addListener(this::changed);
    }

    private void changed(ListChangeListener.Change<? extends Notice> change) {
        while (change.next()) {
            change.getRemoved()
                    .forEach(gone ->
                            getChildren().removeIf(node -> gone.equals(node.getUserData())));
            change.getAddedSubList().forEach(this::add);
        }
    }

    private void add(Notice notice) {
        Label text = new Label(notice.text(), new FontIcon(icon(notice.kind())));
        text.setMaxWidth(Double.MAX_VALUE);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox box = Styles.styled(new HBox(text), "toast");
        Styles.mark(box, notice.kind());
        box.setUserData(notice);
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setAccessibleText(word(notice.kind()) + ": " + notice.text());
        if (!notice.details().isEmpty()) {
            box.getChildren().add(copy(notice));
        }
        notice.postponed().ifPresent(_ -> box.getChildren().add(undo(notice)));
        box.getChildren()
                .add(
                        Buttons.icon(
                                Feather.X,
                                messages.get("notice.dismiss"),
                                "",
                                () -> model.dismiss(notice)));
        getChildren().add(box);
        if (notice.kind() != Notice.Kind.FAILED) {
            PauseTransition stay =
                    new PauseTransition(notice.postponed().isPresent() ? UNDOABLE : STAYS);
            stay.setOnFinished(_ -> model.dismiss(notice));
            stay.play();
        }
    }

    private Button undo(Notice notice) {
        Button undo = Buttons.text(messages.get("notice.undo"), "Ctrl+Z", () -> model.undo(notice));
        undo.getStyleClass().add("undo");
        undo.setMinWidth(Region.USE_PREF_SIZE);
        return undo;
    }

    private Button copy(Notice notice) {
        Button copy =
                Buttons.text(
                        messages.get("notice.copy"),
                        "",
                        () ->
                                Clipboard.getSystemClipboard()
                                        .setContent(
                                                Map.of(DataFormat.PLAIN_TEXT, notice.details())));
        copy.setMinWidth(Region.USE_PREF_SIZE);
        return copy;
    }

    private String word(Notice.Kind kind) {
        return messages.get("notice." + kind.name().toLowerCase(Locale.ROOT));
    }

    private static Feather icon(Notice.Kind kind) {
        return switch (kind) {
            case DONE -> Feather.CHECK_CIRCLE;
            case DECLINED -> Feather.INFO;
            case FAILED -> Feather.ALERT_TRIANGLE;
        };
    }
}
