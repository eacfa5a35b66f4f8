package dev.culprit.ui.library;

import dev.culprit.core.library.LibraryItem;
import dev.culprit.ui.i18n.Messages;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

/// What can be done with an investigation of the list.
final class CaseMenu {
    private static final int MOST_OTHERS = 15;

    private CaseMenu() {}

    static ContextMenu of(LibraryItem item, LibraryViewModel model, Messages messages) {
        ContextMenu menu = new ContextMenu();
        boolean archived = model.note(item).archived();
        MenuItem archive =
                new MenuItem(messages.get(archived ? "library.unarchive" : "library.archive"));
        archive.setOnAction(_ -> model.archive(item, !archived));
        menu.getItems()
                .addAll(
                        tags(item, model, messages, menu),
                        new SeparatorMenuItem(),
                        compare(item, model, messages),
                        archive);
        return menu;
    }

    private static CustomMenuItem tags(
            LibraryItem item, LibraryViewModel model, Messages messages, ContextMenu menu) {
        TextField field = new TextField(String.join(", ", model.note(item).tags()));
        field.setId("library-tags");
        field.setPromptText(messages.get("library.tags"));
        field.setAccessibleText(messages.get("library.tags"));
        field.setOnAction(_ -> {
            model.tag(item, field.getText());
            menu.hide();
        });
        return new CustomMenuItem(field, false);
    }

    private static Menu compare(LibraryItem item, LibraryViewModel model, Messages messages) {
        Menu compare = new Menu(messages.get("library.compare"));
        var moment =
                DateTimeFormatter.ofPattern("d MMM, HH:mm", messages.locale())
                        .withZone(model.zone());
        List<LibraryItem> others = model.others(item);
        others.stream()
                .limit(MOST_OTHERS)
                .forEach(other -> {
                    MenuItem choice =
                            new MenuItem(other.title() + "  " + moment.format(other.startedAt()));
                    choice.setMnemonicParsing(false);
                    choice.setOnAction(_ -> model.compare(item, other));
                    compare.getItems().add(choice);
                });
        compare.setDisable(others.isEmpty());
        return compare;
    }
}
