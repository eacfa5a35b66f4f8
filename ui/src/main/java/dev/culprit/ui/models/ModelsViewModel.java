package dev.culprit.ui.models;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.reasoning.Transcript;
import dev.culprit.ui.services.ModelSettings;
import dev.culprit.ui.services.ModelSettings.Check;
import dev.culprit.ui.services.ModelSettings.Profile;
import dev.culprit.ui.services.ModelSettings.PromptText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
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

/// Sets models up, tests them and shows what they are told. All that may wait happens in the
/// background.
public final class ModelsViewModel {
    private final ModelSettings settings;
    private final Profiles profiles;
    private final Messages messages;
    private final Executor background;
    private final Executor screen;
    private final Supplier<Optional<InvestigationId>> openCase;
    private final ProfileForm form = new ProfileForm();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final BooleanProperty localOnly = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Check>> checked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<PromptText> prompts = FXCollections.observableArrayList();
    private final StringProperty previewed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper previewMissing = new ReadOnlyStringWrapper("");
    private int request;

    /// @param openCase the case in the window, when it is in this log
    public ModelsViewModel(
            ModelSettings settings,
            Profiles profiles,
            Messages messages,
            Executor background,
            Executor screen,
            Supplier<Optional<InvestigationId>> openCase) {
        this.settings = settings;
        this.profiles = profiles;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        this.openCase = openCase;
        previewed.subscribe(_ -> showPreview());
    }

    /// Reads everything anew and shows it.
    public void show() {
        profiles.reload();
        forget();
        open.set(true);
        background.execute(() -> {
            boolean only = settings.localOnly();
            List<PromptText> texts = settings.prompts();
            screen.execute(() -> {
                localOnly.set(only);
                prompts.setAll(texts);
                if (!editing.get()) {
                    profiles.all().stream().findFirst().ifPresent(this::edit);
                }
            });
        });
        showPreview();
    }

    public void hide() {
        open.set(false);
    }

    private void forget() {
        problem.set("");
        checked.set(Optional.empty());
    }

    /// Begins a new one.
    void add() {
        forget();
        form.begin(providers().stream().findFirst().orElse(""));
        editing.set(true);
    }

    void edit(Profile profile) {
        forget();
        form.show(profile);
        editing.set(true);
    }

    void save() {
        save(() -> {});
    }

    /// Stores what is typed and asks the model one tiny question.
    void test() {
        save(() -> {
            String name = form.name().get();
            busy.set(true);
            background.execute(() -> {
                Check result = settings.check(name);
                screen.execute(() -> {
                    busy.set(false);
                    if (form.name().get().equals(name)) {
                        checked.set(Optional.of(result));
                    }
                });
            });
        });
    }

    private void save(Runnable then) {
        forget();
        Optional<String> wrong = form.problem(messages);
        boolean taken =
                !form.existing().get() && profiles.named(form.name().get().strip()).isPresent();
        if (wrong.isPresent() || taken) {
            problem.set(wrong.orElseGet(() -> messages.get("models.nameTaken")));
            return;
        }
        Profile profile = form.profile();
        Optional<String> key = form.newKey();
        busy.set(true);
        background.execute(() -> {
            Optional<String> refused = settings.save(profile, key);
            screen.execute(() -> {
                busy.set(false);
                profiles.reload();
                refused.ifPresentOrElse(
                        problem::set,
                        () -> {
                            form.show(profile);
                            then.run();
                        });
            });
        });
    }

    void remove() {
        String name = form.name().get();
        forget();
        busy.set(true);
        background.execute(() -> {
            settings.remove(name);
            screen.execute(() -> {
                busy.set(false);
                editing.set(false);
                profiles.reload();
            });
        });
    }

    /// Only servers on this machine, or any.
    void localOnly(boolean only) {
        if (only != localOnly.get()) {
            localOnly.set(only);
            background.execute(() -> settings.localOnly(only));
        }
    }

    /// The first question of the open case to the chosen model.
    private void showPreview() {
        int wanted = ++request;
        String profile = previewed.get();
        Optional<InvestigationId> id = openCase.get();
        preview.set("");
        if (id.isEmpty() || profile.isEmpty()) {
            previewMissing.set(
                    messages.get(
                            id.isEmpty() ? "models.preview.noCase" : "models.preview.noModel"));
            return;
        }
        previewMissing.set(messages.get("models.preview.soon"));
        background.execute(() -> {
            Optional<String> text =
                    settings.preview(id.get(), profile).map(new Transcript(messages)::question);
            screen.execute(() -> {
                if (wanted == request) {
                    preview.set(text.orElse(""));
                    previewMissing.set(
                            text.isPresent() ? "" : messages.get("models.preview.notMeasured"));
                }
            });
        });
    }

    List<String> providers() {
        return settings.providers();
    }

    ObservableList<Profile> profiles() {
        return profiles.all();
    }

    ProfileForm form() {
        return form;
    }

    public BooleanProperty open() {
        return open;
    }

    BooleanProperty localOnly() {
        return localOnly;
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

    ReadOnlyObjectProperty<Optional<Check>> checked() {
        return checked.getReadOnlyProperty();
    }

    ObservableList<PromptText> prompts() {
        return prompts;
    }

    /// Name of the model whose question is previewed.
    StringProperty previewed() {
        return previewed;
    }

    ReadOnlyStringProperty preview() {
        return preview.getReadOnlyProperty();
    }

    /// Why there is no preview; empty when there is one.
    ReadOnlyStringProperty previewMissing() {
        return previewMissing.getReadOnlyProperty();
    }
}
