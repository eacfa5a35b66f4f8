package dev.culprit.ui.library;

import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.library.LibraryFilter;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.StatusMark;
import dev.culprit.ui.theme.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What narrows the list: a menu to choose from, and a chip for each choice that takes it back.
final class FilterBar extends FlowPane {
    private final LibraryViewModel model;
    private final Messages messages;
    private final MenuButton menu = new MenuButton();

    FilterBar(LibraryViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("filter-bar");
        menu.setId("library-filter");
        menu.setText(messages.get("library.filter"));
        menu.setGraphic(new FontIcon(Feather.FILTER));
        menu.setAccessibleText(messages.get("library.filter"));
        menu.setOnShowing(_ -> offer());
        offer();
        model.filter().subscribe(this::show);
    }

    private void offer() {
        menu.getItems()
                .setAll(
                        choices(
                                "library.filter.status",
                                Arrays.asList(Status.values()),
                                status -> StatusMark.word(messages, status),
                                status -> wanted -> wanted.of(Optional.of(status))),
                        choices(
                                "library.filter.table",
                                model.tables(),
                                Function.identity(),
                                table -> wanted -> wanted.on(Optional.of(table))),
                        choices(
                                "library.filter.fault",
                                model.faults(),
                                this::word,
                                fault -> wanted -> wanted.dueTo(Optional.of(fault))),
                        dates(),
                        choices(
                                "library.filter.tag",
                                model.tags(),
                                Function.identity(),
                                tag -> wanted -> wanted.tagged(Optional.of(tag))),
                        item(
                                messages.get("library.filter.archived"),
                                () -> model.narrow(wanted -> wanted.archived(true))));
    }

    private String word(FaultKind fault) {
        return messages.get("fault." + fault.key());
    }

    private <T> Menu choices(
            String key,
            List<T> values,
            Function<T, String> words,
            Function<T, UnaryOperator<LibraryFilter>> narrowed) {
        Menu choices = new Menu(messages.get(key));
        values.forEach(value ->
                choices.getItems()
                        .add(item(words.apply(value), () -> model.narrow(narrowed.apply(value)))));
        choices.setDisable(values.isEmpty());
        return choices;
    }

    private Menu dates() {
        Menu dates = new Menu(messages.get("library.filter.since"));
        for (int days : new int[] {1, 7, 30}) {
            dates.getItems()
                    .add(item(messages.get("library.filter.days", days), () -> model.lately(days)));
        }
        return dates;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void show(LibraryFilter filter) {
        List<Button> chips = new ArrayList<>();
        filter.status()
                .ifPresent(status ->
                        chips.add(
                                chip(
                                        StatusMark.word(messages, status),
                                        wanted -> wanted.of(Optional.empty()))));
        filter.table()
                .ifPresent(table -> chips.add(chip(table, wanted -> wanted.on(Optional.empty()))));
        filter.fault()
                .ifPresent(fault ->
                        chips.add(chip(word(fault), wanted -> wanted.dueTo(Optional.empty()))));
        filter.since()
                .ifPresent(since ->
                        chips.add(
                                chip(
                                        messages.get(
                                                "library.filter.from",
                                                since.atZone(model.zone()).toLocalDate()),
                                        wanted -> wanted.from(Optional.empty()))));
        filter.tag()
                .ifPresent(tag -> chips.add(chip(tag, wanted -> wanted.tagged(Optional.empty()))));
        if (filter.archived()) {
            chips.add(
                    chip(
                            messages.get("library.filter.archived"),
                            wanted -> wanted.archived(false)));
        }
        getChildren().setAll(menu);
        getChildren().addAll(chips);
    }

    private Button chip(String text, UnaryOperator<LibraryFilter> without) {
        Button chip = Buttons.text(Feather.X, text, "", () -> model.narrow(without));
        chip.setAccessibleText(messages.get("library.filter.remove", text));
        return Styles.styled(chip, "filter-chip");
    }
}
