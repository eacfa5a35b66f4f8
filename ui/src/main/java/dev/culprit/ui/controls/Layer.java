package dev.culprit.ui.controls;

import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// Something over the window. Not modal: Esc or a click beside it closes it. What is in it is made when
/// it is opened for the first time.
public final class Layer extends StackPane {
    private final Runnable hide;
    private final Supplier<Content> maker;
    private Optional<Content> content = Optional.empty();
    private Optional<Node> before = Optional.empty();

    /// @param focus gives the keys to what should have them first
    public record Content(Node root, Runnable focus) {}

    private Layer(Runnable hide, Supplier<Content> maker) {
        this.hide = hide;
        this.maker = maker;
        getStyleClass().add("palette-layer");
        setOnMousePressed(event -> {
            if (equals(event.getTarget())) {
                hide.run();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::close);
        addEventHandler(KeyEvent.KEY_PRESSED, Layer::keep);
    }

    /// A dialog in the middle.
    public static Layer dialog(
            ObservableBooleanValue open, Runnable hide, Supplier<Content> content) {
        Layer layer = Styles.styled(new Layer(hide, content), "models-layer");
        layer.setAlignment(Pos.CENTER);
        layer.follow(open);
        return layer;
    }

    /// A list below the top edge.
    public static Layer list(
            ObservableBooleanValue open, Runnable hide, Supplier<Content> content) {
        Layer layer = new Layer(hide, content);
        layer.setAlignment(Pos.TOP_CENTER);
        layer.follow(open);
        return layer;
    }

    private void follow(ObservableBooleanValue open) {
        setVisible(open.get());
        open.subscribe(this::turn);
    }

    private void turn(boolean open) {
        setVisible(open);
        if (open) {
            before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
            made().focus().run();
        } else {
            before.ifPresent(Node::requestFocus);
        }
    }

    private Content made() {
        Content there = content.orElseGet(maker);
        if (content.isEmpty()) {
            content = Optional.of(there);
            getChildren().add(there.root());
        }
        return there;
    }

    /// Before lists and tables, which take Esc for themselves.
    private void close(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            hide.run();
            event.consume();
        }
    }

    /// What acts on the case behind must not, while this lies over it.
    private static void keep(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE, LEFT, RIGHT, HOME, END, ENTER, E, R, A -> {
                if (!event.isShortcutDown()) {
                    event.consume();
                }
            }
            default -> {}
        }
    }
}
