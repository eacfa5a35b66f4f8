package dev.culprit.ui.storage;

import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.Storage;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page about storage over the window.
public final class StorageView {
    private final Storage storage;
    private final Messages messages;
    private final Figures figures;
    private final Executor background;
    private final Executor screen;
    private final VBox parts = Styles.styled(new VBox(), "storage-parts");
    private final Label result = Parts.wrapped("", Styles.MUTED);
    private final Button clean;

    private StorageView(Storage storage, Messages messages, Executor background, Executor screen) {
        this.storage = storage;
        this.messages = messages;
        this.background = background;
        this.screen = screen;
        figures = new Figures(messages);
        clean = Buttons.text(Feather.TRASH_2, messages.get("storage.clean"), "", this::clean);
        clean.setId("storage-clean");
    }

    /// @param open set to show the page
    public static Layer of(
            BooleanProperty open,
            Storage storage,
            Messages messages,
            Executor background,
            Executor screen) {
        Runnable close = () -> open.set(false);
        Layer layer =
                Layer.dialog(
                        open,
                        close,
                        () -> {
                            var view = new StorageView(storage, messages, background, screen);
                            open.subscribe(shown -> {
                                if (shown) {
                                    view.read("");
                                }
                            });
                            return view.content(close);
                        });
        layer.setId("storage");
        return layer;
    }

    private Layer.Content content(Runnable close) {
        Label title = Styles.styled(new Label(messages.get("storage.title")), Styles.PAGE_TITLE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head =
                Styles.styled(
                        new HBox(
                                title,
                                gap,
                                Buttons.icon(
                                        Feather.X, messages.get("notice.dismiss"), "Esc", close)),
                        "buttons");
        head.setAlignment(Pos.CENTER_LEFT);
        VBox page =
                Styles.styled(
                        new VBox(
                                head,
                                Parts.wrapped(messages.get("storage.how"), Styles.MUTED),
                                parts,
                                clean,
                                result),
                        "form",
                        "storage-page");
        page.setMaxHeight(Region.USE_PREF_SIZE);
        return new Layer.Content(page, clean::requestFocus);
    }

    private void read(String said) {
        clean.setDisable(true);
        background.execute(() -> {
            List<Storage.Part> read = storage.parts();
            boolean busy = storage.isBusy();
            screen.execute(() -> show(read, busy, said));
        });
    }

    private void show(List<Storage.Part> read, boolean busy, String said) {
        parts.getChildren().setAll(read.stream().map(this::line).toList());
        boolean something = read.stream().anyMatch(part -> part.remade() && part.bytes() > 0);
        clean.setDisable(busy || !something);
        result.setText(busy ? messages.get("storage.busy") : said);
    }

    private HBox line(Storage.Part part) {
        Label name = new Label(messages.get("storage.part." + part.name()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label bytes = Styles.styled(new Label(figures.bytes(part.bytes())), Styles.MONO);
        return Styles.styled(new HBox(name, gap, bytes), "storage-line");
    }

    private void clean() {
        clean.setDisable(true);
        background.execute(() -> {
            long freed = storage.clean();
            screen.execute(() -> read(messages.get("storage.freed", figures.bytes(freed))));
        });
    }
}
