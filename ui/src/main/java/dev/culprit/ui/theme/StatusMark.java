package dev.culprit.ui.theme;

import dev.culprit.core.investigation.Status;
import dev.culprit.ui.i18n.Messages;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A status as icon and word; the colour comes from its pseudo-class.
public final class StatusMark extends Label {
    private final Messages messages;
    private final FontIcon icon = new FontIcon(icon(Status.RUNNING));

    public StatusMark(Messages messages) {
        this.messages = messages;
        getStyleClass().add("status-mark");
        setGraphic(icon);
        setMinWidth(USE_PREF_SIZE);
    }

    public void show(Status status) {
        setText(word(messages, status));
        icon.setIconCode(icon(status));
        Styles.mark(this, status);
    }

    public static String word(Messages messages, Status status) {
        return messages.get("status." + status.key());
    }

    public static Feather icon(Status status) {
        return switch (status) {
            case RUNNING -> Feather.ACTIVITY;
            case INTERRUPTED -> Feather.PAUSE_CIRCLE;
            case COMPLETED -> Feather.CHECK_CIRCLE;
            case INCONCLUSIVE -> Feather.HELP_CIRCLE;
            case FAILED -> Feather.ALERT_TRIANGLE;
            case CANCELLED -> Feather.SLASH;
        };
    }
}
