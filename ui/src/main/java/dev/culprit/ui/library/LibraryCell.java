package dev.culprit.ui.library;

import dev.culprit.core.library.LibraryItem;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.StatusMark;
import dev.culprit.ui.theme.Styles;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A heading, or an investigation in two lines: what it is about, how it stands and when it began.
final class LibraryCell extends ListCell<LibraryRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Messages messages;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Label heading = Styles.styled(new Label(), Styles.CAPTION, "library-heading");
    private final Label title = Styles.styled(new Label(), "library-title");
    private final StatusMark status;
    private final Label started = Styles.styled(new Label(), Styles.CAPTION);
    private final VBox entry;
    private final Label tags = Styles.styled(new Label(), Styles.CAPTION, "library-tags");

    LibraryCell(Messages messages, LibraryViewModel model) {
        this.messages = messages;
        this.clock = model.clock();
        this.zone = model.zone();
        tags.managedProperty().bind(tags.visibleProperty());
        time = DateTimeFormatter.ofPattern("HH:mm", messages.locale());
        day = DateTimeFormatter.ofPattern("d MMM", messages.locale());
        status = new StatusMark(messages);
        title.setTextOverrun(OverrunStyle.ELLIPSIS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        entry =
                Styles.styled(
                        new VBox(title, new HBox(status, gap, started), tags), "library-entry");
        setPrefWidth(0);
        addEventFilter(MouseEvent.MOUSE_PRESSED, LibraryCell::withoutOpening);
        setOnContextMenuRequested(event -> {
            if (getItem() instanceof LibraryRow.Case(var shown, _)) {
                CaseMenu.of(shown, model, messages)
                        .show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    /// Asking for the menu of a case is no choice of it.
    private static void withoutOpening(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY) {
            event.consume();
        }
    }

    @Override
    protected void updateItem(@Nullable LibraryRow item, boolean empty) {
        super.updateItem(item, empty);
        pseudoClassStateChanged(HEADING, item instanceof LibraryRow.Heading);
        setTooltip(null);
        setAccessibleText(null);
        setDisable(item instanceof LibraryRow.Heading);
        switch (item) {
            case null -> setGraphic(null);
            case LibraryRow.Heading(var age) -> {
                heading.setText(messages.get("library.age." + age.name().toLowerCase(Locale.ROOT)));
                setGraphic(heading);
                setAccessibleText(heading.getText());
            }
            case LibraryRow.Case(var shown, var words) -> show(shown, words);
        }
    }

    private void show(LibraryItem shown, List<String> words) {
        title.setText(shown.title());
        status.show(shown.status());
        boolean recent = Age.of(shown.startedAt(), clock.instant(), zone) == Age.TODAY;
        started.setText((recent ? time : day).format(shown.startedAt().atZone(zone)));
        setTooltip(
                new Tooltip(
                        shown.outcome().isEmpty()
                                ? shown.title()
                                : shown.title() + "\n" + shown.outcome()));
        tags.setText(String.join(" · ", words));
        tags.setVisible(!words.isEmpty());
        setAccessibleText(
                shown.title()
                        + ", "
                        + status.getText()
                        + (words.isEmpty() ? "" : ", " + tags.getText()));
        setGraphic(entry);
    }
}
