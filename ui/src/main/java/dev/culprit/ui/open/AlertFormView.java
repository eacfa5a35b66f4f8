package dev.culprit.ui.open;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.source.Column;
import dev.culprit.core.source.Table;
import dev.culprit.ui.fx.Following;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The form for an alert made by hand. Tables and columns can be typed; after a look at the source
/// they can be picked.
final class AlertFormView {
    private static final double HALF = 50;

    private final OpenViewModel model;
    private final Messages messages;
    private final ObservableList<String> columns = FXCollections.observableArrayList();
    private final ObservableList<String> times = FXCollections.observableArrayList();
    private final VBox root;

    AlertFormView(OpenViewModel model, Messages messages, Function<String, VBox> sourceField) {
        this.model = model;
        this.messages = messages;
        AlertForm form = model.form();
        GridPane grid = Styles.styled(new GridPane(), "form-grid");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(HALF);
        grid.getColumnConstraints().addAll(half, half);
        grid.add(labelled("open.metric", metric()), 0, 0);
        grid.add(labelled("open.table", combo(tableNames(), form.table(), "open.table")), 1, 0);
        grid.add(labelled("open.column", combo(columns, form.column(), "open.column")), 0, 1);
        grid.add(
                labelled("open.timeColumn", combo(times, form.timeColumn(), "open.timeColumn")),
                1,
                1);
        grid.add(labelled("open.from", day(form.from(), "open.from")), 0, 2);
        grid.add(labelled("open.until", day(form.until(), "open.until")), 1, 2);
        form.table().subscribe(this::offerColumns);
        Button look = Buttons.text(Feather.DATABASE, messages.get("open.look"), "", model::look);
        look.disableProperty().bind(model.busy());
        Button start = Buttons.text(Feather.PLAY, messages.get("open.start"), "", model::openForm);
        start.setId("start-form");
        start.getStyleClass().add(Styles.PRIMARY);
        start.disableProperty().bind(model.busy());
        root =
                Styles.styled(
                        new VBox(
                                sourceField.apply("open.source"),
                                new HBox(look),
                                grid,
                                new HBox(start)),
                        "form");
    }

    private ObservableList<String> tableNames() {
        ObservableList<String> names = FXCollections.observableArrayList();
        Following.follow(
                model.tables(),
                () ->
                        names.setAll(
                                model.tables().stream()
                                        .map(table -> table.name().toString())
                                        .toList()));
        return names;
    }

    private void offerColumns(String table) {
        List<Column> known =
                model.tables().stream()
                        .filter(each -> each.name().matches(table))
                        .findFirst()
                        .map(Table::columns)
                        .orElse(List.of());
        columns.setAll(names(known, _ -> true));
        times.setAll(names(known, column -> column.type().isTemporal()));
        if (times.size() == 1) {
            model.form().timeColumn().set(times.getFirst());
        }
    }

    private static List<String> names(List<Column> columns, Predicate<Column> wanted) {
        return columns.stream().filter(wanted).map(Column::name).toList();
    }

    private ComboBox<String> combo(ObservableList<String> items, StringProperty value, String key) {
        ComboBox<String> box = new ComboBox<>(items);
        box.setEditable(true);
        box.getEditor().textProperty().bindBidirectional(value);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(messages.get(key));
        return box;
    }

    private ChoiceBox<MetricKind> metric() {
        ChoiceBox<MetricKind> box = new ChoiceBox<>();
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(MetricKind kind) {
                        return messages.get("open.metric." + kind.key());
                    }

                    @Override
                    public MetricKind fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        box.getItems().setAll(AlertForm.KINDS);
        box.valueProperty().bindBidirectional(model.form().kind());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(messages.get("open.metric"));
        return box;
    }

    private DatePicker day(Property<@Nullable LocalDate> value, String key) {
        DatePicker picker = new DatePicker();
        picker.valueProperty().bindBidirectional(value);
        picker.setMaxWidth(Double.MAX_VALUE);
        picker.setAccessibleText(messages.get(key));
        return picker;
    }

    private VBox labelled(String key, Node node) {
        return Styles.styled(
                new VBox(Styles.styled(new Label(messages.get(key)), Styles.CAPTION), node),
                "field");
    }

    VBox root() {
        return root;
    }
}
