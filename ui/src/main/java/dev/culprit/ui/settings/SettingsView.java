package dev.culprit.ui.settings;

import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The settings over the window, with the ways to those of models and sources.
public final class SettingsView {
    private final SettingsViewModel model;
    private final Messages messages;
    private final Ways ways;
    private final TextField search = new TextField();

    /// What lies elsewhere.
    ///
    /// @param home the folder of all local state, as text
    public record Ways(Runnable models, Runnable sources, String home) {}

    private SettingsView(SettingsViewModel model, Messages messages, Ways ways) {
        this.model = model;
        this.messages = messages;
        this.ways = ways;
    }

    public static Layer of(SettingsViewModel model, Messages messages, Ways ways) {
        return Layer.dialog(
                model.open(), model::hide, () -> new SettingsView(model, messages, ways).content());
    }

    private Layer.Content content() {
        VBox list = Styles.styled(new VBox(), "settings-list");
        for (Setting.Section section : Setting.Section.values()) {
            list.getChildren().add(section(section));
        }
        list.getChildren().addAll(more(), nothing());
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox box =
                Styles.styled(
                        new VBox(head(), search(), scroll),
                        "palette",
                        "models-dialog",
                        "settings-dialog");
        box.setId("settings");
        return new Layer.Content(box, search::requestFocus);
    }

    private HBox head() {
        return Parts.head(
                messages.get("settings.title"),
                Buttons.icon(Feather.X, messages.get("settings.close"), "Esc", model::hide));
    }

    private TextField search() {
        search.setId("settings-search");
        search.setPromptText(messages.get("settings.search"));
        search.setAccessibleText(messages.get("settings.search"));
        search.textProperty().bindBidirectional(model.query());
        return search;
    }

    private VBox section(Setting.Section section) {
        List<SettingEntry> entries = model.entries(section);
        VBox box = box(model.words().section(section));
        entries.forEach(entry -> box.getChildren().add(new SettingRow(entry, model.words())));
        if (section == Setting.Section.PRIVACY) {
            box.getChildren().add(told("settings.masking", "settings.masking.hint"));
        }
        Runnable fit =
                () -> Parts.show(box, entries.stream().anyMatch(entry -> entry.shown().get()));
        entries.forEach(entry -> entry.shown().subscribe(fit));
        return box;
    }

    private static VBox box(String title) {
        return Styles.styled(new VBox(Parts.label(title, "section-title")), "settings-section");
    }

    /// Shown while nothing is searched for.
    private VBox more() {
        VBox box = box(messages.get("settings.section.more"));
        VBox home = told("settings.home", "settings.home.hint");
        home.getChildren().add(1, Parts.wrapped(ways.home(), Styles.MONO));
        box.getChildren()
                .addAll(
                        way("settings.models.hint", "settings.models.open", ways.models()),
                        way("settings.sources.hint", "settings.sources.open", ways.sources()),
                        home);
        model.query().subscribe(text -> Parts.show(box, text.isBlank()));
        return box;
    }

    private Node way(String hint, String label, Runnable open) {
        Label text = Parts.wrapped(messages.get(hint), Styles.MUTED);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line =
                Styles.styled(
                        new HBox(
                                text,
                                Buttons.text(
                                        messages.get(label),
                                        "",
                                        () -> {
                                            model.hide();
                                            open.run();
                                        })),
                        "setting-line",
                        "setting");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private VBox told(String name, String hint) {
        return Styles.styled(
                new VBox(
                        Parts.label(messages.get(name), "setting-name"),
                        Parts.wrapped(messages.get(hint), Styles.MUTED)),
                "setting");
    }

    private Label nothing() {
        Label nothing = Parts.wrapped(messages.get("settings.nothing"), Styles.MUTED);
        model.nothing().subscribe(none -> Parts.show(nothing, none));
        return nothing;
    }
}
