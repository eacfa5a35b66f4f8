package dev.culprit.ui;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import dev.culprit.ui.theme.Theme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The name, the way into the palette, the theme.
final class TopBar {
    private final HBox root;

    TopBar(
            Messages messages,
            ReadOnlyObjectProperty<Theme> theme,
            Runnable start,
            Runnable palette,
            Runnable openBundle,
            Runnable sources,
            Runnable models,
            Runnable settings,
            Runnable toggleTheme) {
        Button brand = Buttons.text(Feather.CROSSHAIR, messages.get("window.start"), "", start);
        brand.setText(messages.get("window.name"));
        brand.getStyleClass().addAll(Styles.FLAT, "brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        Button toggle =
                Buttons.icon(
                        Feather.MOON, messages.get("window.theme"), "Ctrl+Shift+L", toggleTheme);
        theme.subscribe(now ->
                toggle.setGraphic(new FontIcon(now == Theme.LIGHT ? Feather.MOON : Feather.SUN)));
        root =
                Styles.styled(
                        new HBox(
                                brand,
                                gap(),
                                search(messages, palette),
                                gap(),
                                Buttons.icon(
                                        Feather.FILM,
                                        messages.get("start.bundle"),
                                        "Ctrl+O",
                                        openBundle),
                                sources(messages, sources),
                                models(messages, models),
                                settings(messages, settings),
                                toggle),
                        "top-bar");
        root.setAlignment(Pos.CENTER_LEFT);
    }

    private static Button sources(Messages messages, Runnable sources) {
        Button button =
                Buttons.icon(
                        Feather.DATABASE, messages.get("sources.title"), "Ctrl+Shift+S", sources);
        button.setId("open-sources");
        return button;
    }

    private static Button models(Messages messages, Runnable models) {
        Button button =
                Buttons.icon(Feather.CPU, messages.get("models.title"), "Ctrl+Shift+M", models);
        button.setId("open-models");
        return button;
    }

    private static Button settings(Messages messages, Runnable settings) {
        Button button =
                Buttons.icon(Feather.SETTINGS, messages.get("settings.title"), "Ctrl+,", settings);
        button.setId("open-settings");
        return button;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static Button search(Messages messages, Runnable palette) {
        Label text = new Label(messages.get("palette.prompt"), new FontIcon(Feather.SEARCH));
        Label shortcut = Styles.styled(new Label("Ctrl K"), "shortcut");
        shortcut.setMinWidth(Region.USE_PREF_SIZE);
        HBox content = Styles.styled(new HBox(text, gap(), shortcut), "search-content");
        content.setAlignment(Pos.CENTER_LEFT);
        Button search = Buttons.text(messages.get("palette.prompt"), "Ctrl+K", palette);
        search.setId("open-palette");
        search.setGraphic(content);
        search.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        content.prefWidthProperty().bind(search.widthProperty().subtract(24));
        return Styles.styled(search, "search-button");
    }

    Parent root() {
        return root;
    }
}
