package dev.culprit.ui;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Preferences;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The platform's dialogs for files; they start in the folder used last.
final class FileDialogs {
    private static final String LAST = "folder";

    private final Messages messages;
    private final Preferences preferences;
    private final Supplier<Window> owner;

    FileDialogs(Messages messages, Preferences preferences, Supplier<Window> owner) {
        this.messages = messages;
        this.preferences = preferences;
        this.owner = owner;
    }

    Optional<File> alert() {
        FileChooser chooser = chooser(messages.get("file.alert"));
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(messages.get("file.alerts"), "*.json"));
        return remembered(chooser.showOpenDialog(owner.get()));
    }

    /// Any file.
    Optional<File> file() {
        return remembered(chooser(messages.get("file.any")).showOpenDialog(owner.get()));
    }

    Optional<File> bundle() {
        FileChooser chooser = chooser(messages.get("file.openBundle"));
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(messages.get("file.bundles"), "*.culprit"));
        return remembered(chooser.showOpenDialog(owner.get()));
    }

    /// @param extension without the dot
    Optional<Path> save(String name, String extension) {
        FileChooser chooser = chooser(messages.get("file.save"));
        chooser.setInitialFileName(name + "." + extension);
        chooser.getExtensionFilters().add(new ExtensionFilter("*." + extension, "*." + extension));
        return remembered(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    Optional<File> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("file.folder"));
        last().ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner.get()));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        last().ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<File> last() {
        return preferences.get(LAST).map(File::new).filter(File::isDirectory);
    }

    private Optional<File> remembered(@org.jspecify.annotations.Nullable File chosen) {
        if (chosen != null && chosen.getParent() != null) {
            preferences.put(LAST, chosen.getParent());
        }
        return Optional.ofNullable(chosen);
    }
}
