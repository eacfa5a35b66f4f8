package dev.culprit.ui.models;

import dev.culprit.ui.services.ModelSettings;
import dev.culprit.ui.services.ModelSettings.Profile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The models that are set up, as last read. Reading happens in the background.
public final class Profiles {
    private final ModelSettings settings;
    private final Executor background;
    private final Executor screen;
    private final ObservableList<Profile> all = FXCollections.observableArrayList();

    /// Kept, because it hears of changes only while someone holds it.
    private final ObservableList<Profile> readable = FXCollections.unmodifiableObservableList(all);

    public Profiles(ModelSettings settings, Executor background, Executor screen) {
        this.settings = settings;
        this.background = background;
        this.screen = screen;
    }

    public void reload() {
        background.execute(() -> {
            List<Profile> read = settings.profiles();
            screen.execute(() -> all.setAll(read));
        });
    }

    public Optional<Profile> named(String name) {
        return all.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public ObservableList<Profile> all() {
        return readable;
    }
}
