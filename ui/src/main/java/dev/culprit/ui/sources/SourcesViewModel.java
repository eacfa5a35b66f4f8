package dev.culprit.ui.sources;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.SourceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/// Sets sources up, tests them and opens their tables. All that may wait happens in the background.
public final class SourcesViewModel {
    /// What the dialog shows of the chosen source.
    enum Page {
        CONNECTION,
        TABLES
    }

    private final SourceSettings settings;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final SourceForm form = new SourceForm();
    private final SchemaViewModel schema;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.CONNECTION);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<SourceProfile> profiles = FXCollections.observableArrayList();
    private final ObservableMap<String, Tested> tested = FXCollections.observableHashMap();

    public SourcesViewModel(
            SourceSettings settings, Messages messages, Executor background, Executor screen) {
        this.settings = settings;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        schema = new SchemaViewModel(settings, messages, background, screen);
    }

    /// Reads the sources anew and shows them.
    public void show() {
        open.set(true);
        reload(() -> {
            if (!editing.get()) {
                profiles.stream().findFirst().ifPresent(this::edit);
            }
        });
    }

    /// Shows a table of a source that is set up, or of any other location.
    public void showTable(String location, TableName table) {
        open.set(true);
        reload(() -> named(location).ifPresent(this::edit));
        schema.open(location, Optional.of(table));
        page.set(Page.TABLES);
    }

    public void hide() {
        open.set(false);
    }

    private void reload(Runnable then) {
        background.execute(() -> {
            List<SourceProfile> read = settings.profiles();
            screen.execute(() -> {
                profiles.setAll(read);
                then.run();
            });
        });
    }

    private Optional<SourceProfile> named(String name) {
        return profiles.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// Begins a new one.
    void add() {
        problem.set("");
        settings.types().stream().findFirst().ifPresent(form::begin);
        page.set(Page.CONNECTION);
        editing.set(true);
    }

    /// Shows a stored one.
    void edit(SourceProfile profile) {
        problem.set("");
        Optional<SourceType> type = type(profile.type());
        if (type.isEmpty()) {
            problem.set(messages.get("sources.unknownType", profile.type()));
            return;
        }
        form.show(profile, type.get(), field -> settings.hasSecret(profile.name(), field));
        editing.set(true);
        if (page.get() == Page.TABLES && !schema.location().get().equals(profile.name())) {
            schema.open(profile.name(), Optional.empty());
        }
    }

    private Optional<SourceType> type(String id) {
        return settings.types().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// The product's name of a kind of source.
    String label(String type) {
        return type(type).map(SourceType::label).orElse(type);
    }

    /// Turns to another page of the chosen source.
    void turn(Page next) {
        page.set(next);
        String name = form.name().get();
        boolean other = form.existing().get() && !schema.location().get().equals(name);
        if (next == Page.TABLES && other) {
            schema.open(name, Optional.empty());
        }
    }

    void save() {
        save(() -> {});
    }

    /// Stores what is typed and tries the connection.
    void test() {
        save(() -> {
            String name = form.name().get();
            busy.set(true);
            background.execute(() -> {
                Tested result = tested(name);
                screen.execute(() -> {
                    busy.set(false);
                    tested.put(name, result);
                });
            });
        });
    }

    private Tested tested(String name) {
        try {
            return Tested.works(settings.check(name));
        } catch (ConnectorException broken) {
            return Tested.fails(broken.getMessage());
        }
    }

    private void save(Runnable then) {
        Optional<String> wrong = form.problem(messages);
        boolean taken = !form.existing().get() && named(form.name().get().strip()).isPresent();
        problem.set(wrong.orElseGet(() -> taken ? messages.get("sources.nameTaken") : ""));
        if (wrong.isPresent() || taken) {
            return;
        }
        SourceProfile profile = form.profile();
        Map<String, Secret> secrets = form.secrets();
        busy.set(true);
        background.execute(() -> {
            Optional<String> refused = settings.save(profile, secrets);
            screen.execute(() -> {
                busy.set(false);
                refused.ifPresentOrElse(
                        problem::set,
                        () -> {
                            stored(profile);
                            then.run();
                        });
            });
        });
    }

    private void stored(SourceProfile profile) {
        tested.remove(profile.name());
        schema.forget(profile.name());
        edit(profile);
        reload(() -> {});
    }

    void remove() {
        String name = form.name().get();
        problem.set("");
        busy.set(true);
        background.execute(() -> {
            settings.remove(name);
            screen.execute(() -> {
                busy.set(false);
                editing.set(false);
                tested.remove(name);
                schema.forget(name);
                page.set(Page.CONNECTION);
                reload(() -> profiles.stream().findFirst().ifPresent(this::edit));
            });
        });
    }

    List<SourceType> types() {
        return settings.types();
    }

    /// What to install before a source of a kind can be opened, as a sentence.
    Optional<String> missing(SourceType type) {
        return settings.missingPlugin(type)
                .map(plugin -> messages.get("sources.plugin", type.label(), plugin));
    }

    SourceForm form() {
        return form;
    }

    /// Tables and columns of the chosen source.
    public SchemaViewModel schema() {
        return schema;
    }

    public BooleanProperty open() {
        return open;
    }

    ObjectProperty<Page> page() {
        return page;
    }

    /// While something is stored or tested.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the form shows one.
    ReadOnlyBooleanProperty editing() {
        return editing.getReadOnlyProperty();
    }

    /// What is wrong with what was typed, as a sentence.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    ObservableList<SourceProfile> profiles() {
        return profiles;
    }

    /// Results of tests by the names of the sources, since the window was opened.
    ObservableMap<String, Tested> tests() {
        return tested;
    }
}
