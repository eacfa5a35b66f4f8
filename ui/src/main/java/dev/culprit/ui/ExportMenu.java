package dev.culprit.ui;

import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportOptions.Detail;
import dev.culprit.core.report.ReportSection;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.palette.Action;
import dev.culprit.ui.theme.Hints;
import dev.culprit.ui.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button in the head of a case with all that it can be written as, and how much of it.
final class ExportMenu extends MenuButton {
    private final Messages messages;
    private ReportOptions options = ReportOptions.FULL;

    ExportMenu(Messages messages) {
        super(null, new FontIcon(Feather.DOWNLOAD));
        this.messages = messages;
        Styles.styled(this, Styles.FLAT);
        Hints.give(this, messages.get("export.menu"));
        setId("export");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(messages.get("export.menu"));
        var choice = new ToggleGroup();
        getItems()
                .setAll(
                        detail(Detail.FULL, "export.full", choice),
                        detail(Detail.SUMMARY, "export.summary", choice),
                        sections(),
                        new SeparatorMenuItem());
    }

    /// What is chosen, for whoever exports.
    ReportOptions options() {
        return options;
    }

    /// The choices of the menu, for the palette.
    List<Action> choices() {
        List<Action> all = new ArrayList<>();
        for (MenuItem item : getItems()) {
            if (item instanceof RadioMenuItem choice) {
                all.add(choice("action.reports", choice.getText(), choice));
            } else if (item instanceof Menu sections) {
                sections.getItems()
                        .forEach(each -> all.add(choice("export.sections", each.getText(), each)));
            }
        }
        return all;
    }

    private Action choice(String key, String text, MenuItem item) {
        return Action.always(
                messages.get("action.choice", messages.get(key), text), "", () -> turn(item));
    }

    private static void turn(MenuItem item) {
        switch (item) {
            case RadioMenuItem choice -> choice.setSelected(true);
            case CheckMenuItem section -> section.setSelected(!section.isSelected());
            default -> {}
        }
        item.fire();
    }

    void offer(List<Action> exports) {
        for (Action action : exports) {
            MenuItem item = new MenuItem(action.label());
            item.setOnAction(_ -> action.run().run());
            getItems().add(item);
        }
    }

    private MenuItem detail(Detail detail, String key, ToggleGroup choice) {
        var item = new RadioMenuItem(messages.get(key));
        item.setId(key.replace('.', '-'));
        item.setToggleGroup(choice);
        item.setSelected(options.detail() == detail);
        item.setOnAction(_ -> options = options.with(detail));
        return item;
    }

    private Menu sections() {
        var menu = new Menu(messages.get("export.sections"));
        menu.setId("export-sections");
        for (ReportSection section : ReportSection.values()) {
            var item = new CheckMenuItem(messages.get("export.section." + section.key()));
            item.setId("export-section-" + section.key());
            item.setSelected(true);
            item.setOnAction(_ -> options = options.with(section, item.isSelected()));
            menu.getItems().add(item);
        }
        return menu;
    }
}
