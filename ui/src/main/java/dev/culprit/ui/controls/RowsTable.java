package dev.culprit.ui.controls;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.DataType;
import dev.culprit.ui.format.Csv;
import dev.culprit.ui.format.Figures;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The rows of a result. Ctrl C copies the selected rows, or all, as CSV.
public final class RowsTable extends TableView<QueryResult.Row> {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern NAMES =
            Pattern.compile("(^|_)(id|key|year|number|code)$", Pattern.CASE_INSENSITIVE);
    private static final int SAMPLE = 50;
    private static final double CHARACTER = 8.2;

    private final QueryResult result;
    private final Figures figures;

    /// @param name what a screen reader calls it
    /// @param emptyText shown when the result has no row
    public RowsTable(QueryResult result, String name, String emptyText, Figures figures) {
        setAccessibleText(name);
        this.result = result;
        this.figures = figures;
        getStyleClass().addAll("rows-table", "dense");
        setPlaceholder(new Label(emptyText));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        for (int i = 0; i < result.columns().size(); i++) {
            getColumns().add(column(i));
        }
        getItems().setAll(result.rows());
        addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
    }

    private TableColumn<QueryResult.Row, String> column(int index) {
        QueryResult.ResultColumn described = result.columns().get(index);
        var column = new TableColumn<QueryResult.Row, String>(described.name());
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(shown(described, cell.getValue().text(index))));
        if (described.type().isNumeric()) {
            column.getStyleClass().add("number-column");
        }
        int longest =
                result.rows().stream()
                        .limit(SAMPLE)
                        .mapToInt(row -> row.text(index).orElse("NULL").length())
                        .max()
                        .orElse(0);
        int shown = Math.clamp(Math.max(longest, described.name().length()), 6, 40);
        column.setPrefWidth(shown * CHARACTER + 26);
        return column;
    }

    /// Whole numbers are grouped, except where they are names: keys and years.
    private String shown(QueryResult.ResultColumn column, Optional<String> cell) {
        boolean amount = column.type() == DataType.INTEGER && !NAMES.matcher(column.name()).find();
        return cell.map(text ->
                        amount && WHOLE.matcher(text).matches()
                                ? figures.count(Long.parseLong(text))
                                : text)
                .orElse("NULL");
    }

    /// What Ctrl C puts on the clipboard.
    public String csv() {
        List<QueryResult.Row> chosen = List.copyOf(getSelectionModel().getSelectedItems());
        return Csv.of(result, chosen.isEmpty() ? result.rows() : chosen);
    }

    private void copy(KeyEvent event) {
        if (COPY.match(event)) {
            ClipboardContent content = new ClipboardContent();
            content.putString(csv());
            Clipboard.getSystemClipboard().setContent(content);
            event.consume();
        }
    }
}
