package dev.culprit.ui.sources;

import dev.culprit.core.source.Column;
import dev.culprit.core.source.ForeignKey;
import dev.culprit.core.source.Table;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The columns of a table with types, keys and what the catalogue counts. Ctrl C copies the names of
/// those selected.
final class ColumnsTable extends TableView<Column> {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final Table table;
    private final Messages messages;

    ColumnsTable(Table table, Messages messages, Figures figures) {
        this.table = table;
        this.messages = messages;
        setId("schema-columns");
        getStyleClass().addAll("rows-table", "dense", "columns-table");
        setAccessibleText(messages.get("sources.columns", table.name()));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        String unknown = messages.get("sources.unknown");
        add("sources.column", 170, Column::name);
        add("sources.columnType", 110, Column::nativeType);
        number(
                "sources.nulls",
                76,
                column ->
                        column.statistics()
                                .map(it -> figures.share(it.nullShare()))
                                .orElse(unknown));
        number(
                "sources.distinct",
                92,
                column ->
                        column.statistics()
                                .map(it -> figures.count(it.distinctValues()))
                                .orElse(unknown));
        add("sources.key", 190, this::key);
        getItems().setAll(table.columns());
        addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
    }

    private TableColumn<Column, String> add(
            String key, double width, Function<Column, String> text) {
        var column = new TableColumn<Column, String>(messages.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setReorderable(false);
        getColumns().add(column);
        return column;
    }

    private void number(String key, double width, Function<Column, String> text) {
        add(key, width, text).getStyleClass().add("number-column");
    }

    private String key(Column column) {
        List<String> words = new ArrayList<>();
        if (table.primaryKey().contains(column.name())) {
            words.add(messages.get("sources.primaryKey"));
        }
        for (ForeignKey key : table.foreignKeys()) {
            if (key.column().equals(column.name())) {
                words.add(messages.get("sources.foreignKey", key.parent(), key.parentColumn()));
            }
        }
        return String.join(", ", words);
    }

    private void copy(KeyEvent event) {
        if (COPY.match(event)) {
            Parts.copy(
                    getSelectionModel().getSelectedItems().stream()
                            .map(Column::name)
                            .collect(Collectors.joining(", ")));
            event.consume();
        }
    }
}
