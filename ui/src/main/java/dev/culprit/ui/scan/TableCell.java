package dev.culprit.ui.scan;

import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A table with its rows and how it looks, in words and with an icon.
final class TableCell extends ListCell<TableRow> {
    private final Messages messages;
    private final Figures figures;
    private final Label name = Styles.styled(new Label(), Styles.MONO);
    private final Label stand = Styles.styled(new Label(), Styles.CAPTION, "table-stand");
    private final VBox box = new VBox(name, stand);

    TableCell(Messages messages, Figures figures) {
        this.messages = messages;
        this.figures = figures;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TableRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(row.table().name().toString());
        stand.setText(words(row));
        stand.setGraphic(new FontIcon(icon(row.stand())));
        Styles.mark(stand, row.stand());
        setAccessibleText(name.getText() + ", " + stand.getText());
        setGraphic(box);
    }

    private String words(TableRow row) {
        String key = "scan.stand." + row.stand().name().toLowerCase(Locale.ROOT);
        int odd = row.scan().map(scan -> scan.oddities().size()).orElse(0);
        String rows = row.table().rows().isPresent() ? rows(row.table().rows().getAsLong()) : "";
        return messages.get(key, odd) + rows;
    }

    private String rows(long rows) {
        return " · " + messages.get("sources.rows", figures.count(rows));
    }

    private static Feather icon(TableRow.Stand stand) {
        return switch (stand) {
            case WAITING -> Feather.CIRCLE;
            case RUNNING -> Feather.LOADER;
            case ODD -> Feather.ALERT_CIRCLE;
            case QUIET -> Feather.CHECK;
            case UNCLEAR -> Feather.HELP_CIRCLE;
            case TIMELESS -> Feather.MINUS;
        };
    }
}
