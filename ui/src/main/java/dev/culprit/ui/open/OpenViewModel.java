package dev.culprit.ui.open;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.InvalidAlertException;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.Table;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.ExecutionProfile;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Samples;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.services.UiServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Starts investigations. Reading files and looking at sources happens in the background; what is
/// wrong with them is said in one sentence.
public final class OpenViewModel {
    /// Name of the analyst that needs no model.
    static final String BUILT_IN = "built-in";

    /// How the alert is given.
    enum Way {
        FILE,
        PASTE,
        FORM
    }

    private final UiServices services;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final Consumer<InvestigationId> opened;
    private final AlertForm form = new AlertForm();
    private final StringProperty source = new SimpleStringProperty("");
    private final StringProperty json = new SimpleStringProperty("");
    private final ObjectProperty<ApprovalMode> approval;
    private final ObjectProperty<ExecutionProfile> profile;
    private final ObservableList<String> reasoners = FXCollections.observableArrayList();
    private final ObjectProperty<String> reasoner = new SimpleObjectProperty<>(BUILT_IN);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<String> sources = FXCollections.observableArrayList();
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.FILE);
    private final ObservableList<Table> tables = FXCollections.observableArrayList();

    /// @param opened told on the screen's thread which investigation was started
    public OpenViewModel(
            UiServices services,
            Messages messages,
            Executor background,
            Executor screen,
            Consumer<InvestigationId> opened) {
        this.services = services;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        this.opened = opened;
        Settings settings = services.settings();
        approval = new SimpleObjectProperty<>(settings.approval(KnownSettings.APPROVAL));
        profile = new SimpleObjectProperty<>(settings.profile());
        readReasoners();
        readSources();
    }

    /// A person decided otherwise for all that is opened from now on.
    public void settle(Setting changed) {
        if (changed.equals(KnownSettings.APPROVAL)) {
            approval.set(services.settings().approval(changed));
        } else if (changed.equals(KnownSettings.PROFILE)) {
            profile.set(services.settings().profile());
        }
    }

    /// Models may have been set up or removed.
    public void readReasoners() {
        List<String> names = services.desk().reasonerNames();
        String before = reasoner.get();
        reasoners.setAll(names);
        reasoner.set(names.contains(before) ? before : first(names));
    }

    /// A model is asked only when a person chooses it.
    private static String first(List<String> names) {
        return names.contains(BUILT_IN) ? BUILT_IN : names.getFirst();
    }

    /// Sources may have been set up or removed.
    public void readSources() {
        background.execute(() -> {
            List<String> names =
                    services.sources().profiles().stream().map(SourceProfile::name).toList();
            screen.execute(() -> sources.setAll(names));
        });
    }

    /// Prepares the form for a table of a source.
    public void begin(String location, Table table) {
        problem.set("");
        source.set(location);
        tables.setAll(table);
        form.table().set("");
        form.column().set("");
        form.timeColumn().set("");
        form.table().set(table.name().toString());
        way.set(Way.FORM);
    }

    private interface Work {
        void run() throws IOException, InvalidAlertException, ConnectorException;
    }

    /// Starts a sample.
    public void openSample(String name) {
        inBackground(() -> start(settled(services.samples().prepare(name))));
    }

    private OpenRequest settled(OpenRequest sample) {
        Settings settings = services.settings();
        return new OpenRequest(
                sample.alert(),
                sample.source(),
                sample.reasoner(),
                settings.approval(KnownSettings.APPROVAL),
                settings.limits(settings.profile()),
                sample.context());
    }

    /// Starts from an alert file; the source is its folder unless one was given.
    public void openAlert(Path file) {
        String given = source.get().strip();
        inBackground(() -> {
            Alert alert = services.alerts().read(Files.readString(file));
            Path folder = file.toAbsolutePath().getParent();
            start(request(alert, given.isEmpty() ? String.valueOf(folder) : given));
        });
    }

    /// Starts from something that looked odd.
    public void openOdd(Alert alert, String from) {
        inBackground(() -> start(request(alert, from)));
    }

    /// Begins a case on a source whose table is to be chosen.
    public void begin(String location) {
        problem.set("");
        source.set(location);
        way.set(Way.FORM);
    }

    /// Starts from the pasted text.
    public void openPasted() {
        String text = json.get();
        String from = source.get().strip();
        if (from.isEmpty()) {
            problem.set(messages.get("open.noSource"));
            return;
        }
        inBackground(() -> start(request(services.alerts().read(text), from)));
    }

    /// Starts from the form.
    public void openForm() {
        String from = source.get().strip();
        if (from.isEmpty()) {
            problem.set(messages.get("open.noSource"));
            return;
        }
        form.problem(messages)
                .ifPresentOrElse(
                        problem::set,
                        () -> {
                            OpenRequest request = request(form.alert(), from);
                            inBackground(() -> start(request));
                        });
    }

    /// Reads the tables of the source, for the form to choose from.
    public void look() {
        String location = source.get().strip();
        if (location.isEmpty()) {
            problem.set(messages.get("open.noSource"));
            return;
        }
        inBackground(() -> {
            try (Connector connector = services.connectors().open(location)) {
                List<Table> found = connector.describe().tables();
                screen.execute(() -> offer(found));
            }
        });
    }

    private void offer(List<Table> found) {
        tables.setAll(found);
        busy.set(false);
        if (found.isEmpty()) {
            problem.set(messages.get("open.noTables"));
        }
    }

    /// Takes back what was said to be wrong.
    void forgetProblem() {
        problem.set("");
    }

    private OpenRequest request(Alert alert, String from) {
        return new OpenRequest(
                alert,
                from,
                reasoner.get(),
                approval.get(),
                services.settings().limits(profile.get()));
    }

    private void start(OpenRequest request) {
        InvestigationId id = services.desk().open(request);
        screen.execute(() -> {
            busy.set(false);
            opened.accept(id);
        });
    }

    private void inBackground(Work work) {
        problem.set("");
        busy.set(true);
        background.execute(() -> {
            try {
                work.run();
            } catch (IOException unreadable) {
                fail(messages.get("open.unreadable", String.valueOf(unreadable.getMessage())));
            } catch (InvalidAlertException | ConnectorException | EventStoreException wrong) {
                fail(String.valueOf(wrong.getMessage()));
            }
        });
    }

    private void fail(String sentence) {
        screen.execute(() -> {
            busy.set(false);
            problem.set(sentence);
        });
    }

    ObservableList<String> reasoners() {
        return reasoners;
    }

    public List<Samples.Sample> samples() {
        return services.samples().all();
    }

    public AlertForm form() {
        return form;
    }

    /// A folder, a database URL or a configured name.
    public StringProperty source() {
        return source;
    }

    public StringProperty json() {
        return json;
    }

    public ObjectProperty<ApprovalMode> approval() {
        return approval;
    }

    public ObjectProperty<ExecutionProfile> profile() {
        return profile;
    }

    public ObjectProperty<String> reasoner() {
        return reasoner;
    }

    public BooleanProperty busy() {
        return busy;
    }

    /// What is wrong, as a sentence; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Names of those that are set up.
    ObservableList<String> sources() {
        return sources;
    }

    ObjectProperty<Way> way() {
        return way;
    }

    ObservableList<Table> tables() {
        return tables;
    }
}
