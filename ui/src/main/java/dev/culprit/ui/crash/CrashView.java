package dev.culprit.ui.crash;

import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Over the window: what happened, what is lost (nothing), how to report it.
public final class CrashView {
    private CrashView() {}

    public static Layer of(CrashViewModel model, Messages messages) {
        Layer layer = Layer.dialog(model.open(), model::close, () -> content(model, messages));
        layer.setId("crash");
        return layer;
    }

    private static Layer.Content content(CrashViewModel model, Messages messages) {
        Button copy =
                Buttons.text(
                        Feather.CLIPBOARD, messages.get("crash.copy"), "", model::copyDiagnostics);
        copy.getStyleClass().add(Styles.PRIMARY);
        HBox actions =
                Styles.styled(
                        new HBox(
                                copy,
                                Buttons.text(messages.get("crash.continue"), "Esc", model::close)),
                        "form-actions");
        actions.setAlignment(Pos.CENTER_LEFT);
        VBox box =
                Styles.styled(
                        new VBox(
                                head(model, messages),
                                Parts.whole(messages.get("crash.lost")),
                                Parts.whole(messages.get("crash.report")),
                                details(model, messages),
                                actions),
                        "palette",
                        "models-dialog");
        return new Layer.Content(box, copy::requestFocus);
    }

    private static HBox head(CrashViewModel model, Messages messages) {
        return Parts.head(
                messages.get("crash.title"),
                Buttons.icon(Feather.X, messages.get("crash.continue"), "Esc", model::close));
    }

    private static TextArea details(CrashViewModel model, Messages messages) {
        TextArea details = Styles.styled(new TextArea(), Styles.MONO);
        details.setEditable(false);
        details.setAccessibleText(messages.get("crash.details"));
        details.textProperty().bind(model.details());
        VBox.setVgrow(details, Priority.ALWAYS);
        return details;
    }
}
