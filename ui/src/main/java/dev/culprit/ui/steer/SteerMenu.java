package dev.culprit.ui.steer;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.steer.SteerViewModel.Form;
import dev.culprit.ui.theme.Hints;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The button in the head of a case with all that can be said to it.
public final class SteerMenu extends MenuButton {
    public SteerMenu(SteerViewModel model, Messages messages) {
        super(messages.get("steer.menu"), new FontIcon(Feather.NAVIGATION));
        setId("steer");
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(messages.get("steer.menu"));
        Hints.give(this, messages.get("steer.menu.hint"));
        getItems()
                .setAll(
                        item(
                                messages.get("steer.context"),
                                "steer-context",
                                model.running(),
                                () -> model.open(Form.CONTEXT)),
                        item(
                                messages.get("steer.conclude"),
                                "steer-conclude",
                                model.concludable(),
                                model::conclude),
                        item(
                                messages.get("steer.continue"),
                                "steer-continue",
                                model.continuable(),
                                () -> model.open(Form.CONTINUE)));
        visibleProperty().bind(model.running().or(model.continuable()));
        managedProperty().bind(visibleProperty());
    }

    private static MenuItem item(
            String text, String id, ObservableBooleanValue possible, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.visibleProperty().bind(possible);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
