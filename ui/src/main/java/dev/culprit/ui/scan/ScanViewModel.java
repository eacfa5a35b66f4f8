package dev.culprit.ui.scan;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.SourceScan;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.scan.TableScans;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Looks at the tables of a source, one after the other, in the background: few tables at once, of
/// many the one that a person chooses. Stopping ends the query that runs.
public final class ScanViewModel {
    private static final int AT_ONCE = 8;

    /// How far the look is.
    public enum Phase {
        IDLE,
        READING,
        CHOOSING,
        SCANNING,
        DONE,
        STOPPED,
        FAILED
    }

    private final TableScans scans;
    private final String actor;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final AtomicReference<Optional<Thread>> worker =
            new AtomicReference<>(Optional.empty());
    private final ReadOnlyStringWrapper location = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ObservableList<TableRow> tables = FXCollections.observableArrayList();
    private final ObservableList<Oddity> oddities = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<TableName>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private BiConsumer<Alert, String> onInvestigate = (_, _) -> {};
    private BiConsumer<String, Optional<Table>> onDescribe = (_, _) -> {};
    private int request;

    public ScanViewModel(
            TableScans scans,
            String actor,
            Messages messages,
            Executor background,
            Executor screen) {
        this.scans = scans;
        this.actor = actor;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
    }

    /// @param action given the alert that an oddity is, and the source
    public void onInvestigate(BiConsumer<Alert, String> action) {
        onInvestigate = action;
    }

    /// @param action given the source and the table on which a person saw something else
    public void onDescribe(BiConsumer<String, Optional<Table>> action) {
        onDescribe = action;
    }

    /// Reads the tables of a source and looks at them, when they are few.
    public void open(DataPlace place) {
        stop();
        location.set(place.location());
        tables.clear();
        chosen.set(Optional.empty());
        run(place.table());
    }

    /// Looks at one table of the list.
    void look(Table table) {
        choose(Optional.of(table.name()));
        boolean known =
                tables.stream()
                        .anyMatch(row -> row.table().equals(table) && row.scan().isPresent());
        if (!known && phase.get() != Phase.SCANNING && phase.get() != Phase.READING) {
            run(Optional.of(table.name().toString()));
        }
    }

    /// Looks at everything again.
    void again() {
        open(DataPlace.of(location.get()));
    }

    private void run(Optional<String> wanted) {
        int asked = ++request;
        String from = location.get();
        problem.set("");
        doing.set(messages.get("scan.reading", from));
        progress.set(-1);
        phase.set(Phase.READING);
        arrange();
        background.execute(() -> work(asked, from, wanted));
    }

    private void work(int asked, String from, Optional<String> wanted) {
        worker.set(Optional.of(Thread.currentThread()));
        try (SourceScan open = scans.open(from, actor)) {
            List<Table> todo = todo(open, wanted);
            List<Table> scannable = open.tables();
            ifWanted(asked, () -> found(open.schema().tables(), scannable, todo));
            int done = 0;
            for (Table table : todo) {
                double share = (double) done++ / todo.size();
                ifWanted(asked, () -> begin(table, share));
                TableScan scan =
                        open.scan(
                                table,
                                Optional.empty(),
                                query -> ifWanted(asked, () -> tell(table, query)));
                ifWanted(asked, () -> put(table, scan));
            }
            ifWanted(asked, () -> finish(todo));
        } catch (ConnectorException broken) {
            ifWanted(asked, () -> fail(broken.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            worker.set(Optional.empty());
        }
    }

    private static List<Table> todo(SourceScan open, Optional<String> wanted) {
        if (wanted.isPresent()) {
            Optional<Table> named = open.schema().table(wanted.get());
            if (named.isPresent()) {
                return named.stream().toList();
            }
        }
        List<Table> all = open.tables();
        return all.size() > AT_ONCE ? List.of() : largestFirst(all);
    }

    private static List<Table> largestFirst(List<Table> all) {
        return all.stream()
                .sorted(Comparator.comparingLong((Table table) -> -table.rows().orElse(0)))
                .toList();
    }

    private void ifWanted(int asked, Runnable task) {
        screen.execute(() -> {
            if (asked == request) {
                task.run();
            }
        });
    }

    private void found(List<Table> all, List<Table> scannable, List<Table> todo) {
        if (tables.isEmpty()) {
            tables.setAll(
                    all.stream()
                            .map(table ->
                                    new TableRow(
                                            table,
                                            scannable.contains(table),
                                            false,
                                            Optional.empty()))
                            .sorted(Comparator.comparing((TableRow row) -> !row.scannable()))
                            .toList());
        }
        if (all.isEmpty()) {
            fail(messages.get("scan.noTables", location.get()));
        } else if (scannable.isEmpty() && todo.isEmpty()) {
            fail(messages.get("scan.noTimes", location.get()));
        } else {
            phase.set(todo.isEmpty() ? Phase.CHOOSING : Phase.SCANNING);
        }
        if (todo.size() == 1) {
            choose(Optional.of(todo.getFirst().name()));
        }
    }

    private void begin(Table table, double share) {
        progress.set(share);
        replace(table, row -> row.running(true));
    }

    private void tell(Table table, QueryDraft query) {
        doing.set(table.name() + ": " + query.why());
    }

    private void put(Table table, TableScan scan) {
        replace(table, row -> row.with(scan));
        arrange();
    }

    private void replace(Table table, java.util.function.UnaryOperator<TableRow> change) {
        tables.replaceAll(row -> row.table().name().equals(table.name()) ? change.apply(row) : row);
    }

    private void finish(List<Table> todo) {
        progress.set(1);
        doing.set("");
        if (phase.get() == Phase.SCANNING && !todo.isEmpty()) {
            phase.set(Phase.DONE);
        }
    }

    private void fail(String sentence) {
        doing.set("");
        problem.set(sentence);
        phase.set(Phase.FAILED);
    }

    /// Ends what runs; what was found stays.
    public void stop() {
        request++;
        worker.getAndSet(Optional.empty()).ifPresent(Thread::interrupt);
        tables.replaceAll(row -> row.running(false));
        doing.set("");
        if (phase.get() == Phase.READING || phase.get() == Phase.SCANNING) {
            phase.set(Phase.STOPPED);
        }
    }

    /// Shows the oddities of one table, or of all.
    void choose(Optional<TableName> table) {
        chosen.set(table);
        arrange();
    }

    private void arrange() {
        oddities.setAll(
                shown().stream()
                        .flatMap(scan -> scan.oddities().stream())
                        .sorted(Comparator.comparingDouble(Oddity::strength).reversed())
                        .toList());
    }

    /// The looks that are on the screen: that at the chosen table, or all.
    List<TableScan> shown() {
        return tables.stream()
                .filter(row ->
                        chosen.get().isEmpty()
                                || chosen.get().equals(Optional.of(row.table().name())))
                .flatMap(row -> row.scan().stream())
                .toList();
    }

    void investigate(Oddity oddity) {
        onInvestigate.accept(oddity.toAlert(), location.get());
    }

    /// Goes on with what the person saw, where the look saw nothing.
    void describe() {
        onDescribe.accept(
                location.get(),
                tables.stream()
                        .map(TableRow::table)
                        .filter(table -> chosen.get().equals(Optional.of(table.name())))
                        .findFirst());
    }

    /// What is looked at, as it was given.
    public ReadOnlyStringProperty location() {
        return location.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /// What is asked right now.
    ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    /// Why nothing can be looked at, as a sentence.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Share of the tables that is done; negative while that is unknown.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    ObservableList<TableRow> tables() {
        return tables;
    }

    /// The strongest first.
    public ObservableList<Oddity> oddities() {
        return oddities;
    }

    ReadOnlyObjectProperty<Optional<TableName>> chosen() {
        return chosen.getReadOnlyProperty();
    }
}
