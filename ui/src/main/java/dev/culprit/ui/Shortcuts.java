package dev.culprit.ui;

import dev.culprit.ui.palette.Action;
import dev.culprit.ui.timeline.TimelineViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the window. Those without Ctrl act only where nothing else wants them.
final class Shortcuts {
    private final WindowModel model;
    private final Supplier<List<Parent>> panes;
    private final Supplier<Parent> approval;
    private boolean passing;

    /// @param panes in the order in which F6 goes through them
    /// @param approval gets the keys for approving when no other pane wants them
    Shortcuts(WindowModel model, Supplier<List<Parent>> panes, Supplier<Parent> approval) {
        this.model = model;
        this.approval = approval;
        this.panes = panes;
    }

    void install(Scene scene, List<Action> actions) {
        for (Action action : actions) {
            if (!action.shortcut().isEmpty()) {
                scene.getAccelerators()
                        .put(KeyCombination.valueOf(action.shortcut()), () -> perform(action));
            }
        }
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.F6) {
                        nextPane(scene, event.isShiftDown() ? -1 : 1);
                        event.consume();
                    }
                });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::unwanted);
    }

    private static void perform(Action action) {
        if (action.possible().getAsBoolean()) {
            action.run().run();
        }
    }

    private void unwanted(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (typing || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            model.back();
        } else if (model.page().get() == WindowModel.Page.CASE) {
            inCase(event);
        }
    }

    private void inCase(KeyEvent event) {
        TimelineViewModel timeline = model.timeline();
        switch (event.getCode()) {
            case SPACE -> timeline.togglePlay();
            case LEFT -> timeline.step(-1);
            case RIGHT -> timeline.step(1);
            case HOME -> timeline.toStart();
            case END -> timeline.toEnd();
            case ENTER, E, R, A -> passOn(event);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void passOn(KeyEvent event) {
        Parent pane = approval.get();
        if (!passing && pane.isVisible()) {
            passing = true;
            Event.fireEvent(pane, event.copyFor(pane, pane));
            passing = false;
        }
    }

    private void nextPane(Scene scene, int by) {
        List<Node> stops =
                panes.get().stream()
                        .filter(pane -> pane.getScene() != null && pane.isVisible())
                        .map(Shortcuts::firstStop)
                        .flatMap(Optional::stream)
                        .toList();
        if (!stops.isEmpty()) {
            stops.get(Math.floorMod(currentPane(scene) + by, stops.size())).requestFocus();
        }
    }

    private int currentPane(Scene scene) {
        List<Parent> visible =
                panes.get().stream()
                        .filter(pane -> pane.getScene() != null && pane.isVisible())
                        .filter(pane -> firstStop(pane).isPresent())
                        .toList();
        for (int i = 0; i < visible.size(); i++) {
            if (isWithin(scene.getFocusOwner(), visible.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isWithin(@org.jspecify.annotations.Nullable Node node, Parent pane) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(pane)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> firstStop(Parent pane) {
        return descendants(pane)
                .filter(node -> node.isFocusTraversable() && !node.isDisabled() && node.isVisible())
                .findFirst();
    }

    private static Stream<Node> descendants(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .flatMap(child ->
                        child instanceof Parent inner
                                ? Stream.concat(Stream.of(child), descendants(inner))
                                : Stream.of(child));
    }
}
