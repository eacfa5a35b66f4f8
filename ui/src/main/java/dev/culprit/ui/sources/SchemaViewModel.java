package dev.culprit.ui.sources;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.SourceSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The tables of one source, a chosen one with its columns, and a few of its rows when asked for.
/// Values are hidden until a person reveals them.
public final class SchemaViewModel {
    private final SourceSettings settings;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final ReadOnlyStringWrapper location = new ReadOnlyStringWrapper("");
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty revealed = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper sampling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sampleProblem = new ReadOnlyStringWrapper("");
    private final ObservableList<Table> tables = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Table>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<QueryResult>> rows =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Schema schema = new Schema(List.of());
    private Optional<QueryResult> sample = Optional.empty();
    private BiConsumer<String, Table> onInvestigate = (_, _) -> {};
    private BiConsumer<String, Table> onLook = (_, _) -> {};
    private int request;
    private int sampleRequest;

    SchemaViewModel(
            SourceSettings settings, Messages messages, Executor background, Executor screen) {
        this.settings = settings;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        search.subscribe(_ -> filter());
        revealed.subscribe(_ -> showRows());
    }

    /// @param action given the location and the table that a person wants to investigate
    public void onInvestigate(BiConsumer<String, Table> action) {
        onInvestigate = action;
    }

    /// @param action given the location and the table that a person wants to look at
    public void onLook(BiConsumer<String, Table> action) {
        onLook = action;
    }

    /// Reads the tables of a source.
    ///
    /// @param wanted the table to choose
    void open(String from, Optional<TableName> wanted) {
        if (from.equals(location.get()) && !schema.isEmpty()) {
            wanted.ifPresent(this::chooseNamed);
            return;
        }
        int asked = ++request;
        clear();
        location.set(from);
        busy.set(true);
        background.execute(() -> {
            try {
                Schema read = settings.schema(from);
                ifStillWanted(asked, () -> show(read, wanted));
            } catch (ConnectorException broken) {
                ifStillWanted(asked, () -> problem.set(broken.getMessage()));
            }
        });
    }

    private void ifStillWanted(int asked, Runnable task) {
        screen.execute(() -> {
            if (asked == request) {
                busy.set(false);
                task.run();
            }
        });
    }

    private void clear() {
        schema = new Schema(List.of());
        search.set("");
        problem.set("");
        tables.clear();
        choose(Optional.empty());
    }

    /// Reads the tables of that source again when they are wanted next.
    void forget(String source) {
        if (location.get().equals(source)) {
            request++;
            busy.set(false);
            location.set("");
            clear();
        }
    }

    private void show(Schema read, Optional<TableName> wanted) {
        schema = read;
        filter();
        if (read.isEmpty()) {
            problem.set(messages.get("sources.noTables"));
        }
        wanted.ifPresentOrElse(this::chooseNamed, () -> choose(tables.stream().findFirst()));
    }

    private void chooseNamed(TableName wanted) {
        search.set("");
        Optional<Table> found = schema.table(wanted).or(() -> schema.table(wanted.name()));
        problem.set(found.isEmpty() ? messages.get("sources.tableGone", wanted) : "");
        choose(found);
    }

    /// Tables whose name holds the text, or a column of theirs.
    private void filter() {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        tables.setAll(schema.tables().stream().filter(table -> matches(table, wanted)).toList());
    }

    private static boolean matches(Table table, String wanted) {
        return contains(table.name().toString(), wanted)
                || table.columns().stream().anyMatch(column -> contains(column.name(), wanted));
    }

    private static boolean contains(String name, String wanted) {
        return name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    void choose(Optional<Table> table) {
        if (!table.equals(chosen.get())) {
            sampleRequest++;
            sampling.set(false);
            sampleProblem.set("");
            sample = Optional.empty();
            revealed.set(false);
            showRows();
            chosen.set(table);
        }
    }

    /// Reads a few rows of the chosen table.
    void readSample() {
        chosen.get()
                .ifPresent(table -> {
                    int asked = ++sampleRequest;
                    String from = location.get();
                    sampleProblem.set("");
                    sampling.set(true);
                    background.execute(() -> {
                        try {
                            QueryResult read = settings.sample(from, table);
                            ifSampleWanted(
                                    asked,
                                    () -> {
                                        sample = Optional.of(read);
                                        showRows();
                                    });
                        } catch (ConnectorException broken) {
                            ifSampleWanted(asked, () -> sampleProblem.set(broken.getMessage()));
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                            ifSampleWanted(asked, () -> {});
                        }
                    });
                });
    }

    private void ifSampleWanted(int asked, Runnable task) {
        screen.execute(() -> {
            if (asked == sampleRequest) {
                sampling.set(false);
                task.run();
            }
        });
    }

    private void showRows() {
        rows.set(
                revealed.get()
                        ? sample
                        : sample.map(read -> read.withCells((_, text) -> Shape.of(text))));
    }

    void look() {
        chosen.get().ifPresent(table -> onLook.accept(location.get(), table));
    }

    void investigate() {
        chosen.get().ifPresent(table -> onInvestigate.accept(location.get(), table));
    }

    /// The source whose tables are shown.
    ReadOnlyStringProperty location() {
        return location.getReadOnlyProperty();
    }

    StringProperty search() {
        return search;
    }

    /// Whether the sample is shown as it is.
    BooleanProperty revealed() {
        return revealed;
    }

    /// While tables are read.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// While rows are read.
    ReadOnlyBooleanProperty sampling() {
        return sampling.getReadOnlyProperty();
    }

    /// Why there are no tables, as a sentence.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Why there are no rows, as a sentence.
    ReadOnlyStringProperty sampleProblem() {
        return sampleProblem.getReadOnlyProperty();
    }

    /// Those the search leaves.
    ObservableList<Table> tables() {
        return tables;
    }

    ReadOnlyObjectProperty<Optional<Table>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// A few rows, hidden or not; empty until they are asked for.
    ReadOnlyObjectProperty<Optional<QueryResult>> rows() {
        return rows.getReadOnlyProperty();
    }
}
