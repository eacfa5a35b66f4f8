package dev.culprit.ui;

import dev.culprit.ui.palette.Action;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<KeyCode> PASSED_ON =
            Set.of(KeyCode.ENTER, KeyCode.E, KeyCode.R, KeyCode.A);

    private final WindowModel model;
    private final Supplier<List<Parent>> panes;
    private final Supplier<Parent> approval;
    private final Scene scene;
    private final Map<KeyCode, Action> plain = new EnumMap<>(KeyCode.class);
    private boolean passing;

    /// @param panes in the order in which F6 goes through them
    /// @param approval gets the keys for approving when no other pane wants them
    Shortcuts(
            Scene scene,
            WindowModel model,
            Supplier<List<Parent>> panes,
            Supplier<Parent> approval) {
        this.model = model;
        this.approval = approval;
        this.scene = scene;
        this.panes = panes;
    }

    /// @param everywhere actions of the window
    /// @param inCase those that act while a case is shown and no field wants their key
    void install(List<Action> everywhere, List<Action> inCase) {
        inCase.stream()
                .filter(action -> !action.shortcut().isEmpty())
                .forEach(action -> plain.put(KeyCode.getKeyCode(action.shortcut()), action));
        for (Action action : everywhere) {
            if (hasModifier(action.shortcut())) {
                scene.getAccelerators()
                        .put(KeyCombination.valueOf(action.shortcut()), () -> perform(action));
            }
        }
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.F6) {
                        nextPane(event.isShiftDown() ? -1 : 1);
                        event.consume();
                    }
                });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::unwanted);
    }

    /// Keys without one act only where nothing else wants them, F1 everywhere.
    private static boolean hasModifier(String shortcut) {
        return shortcut.contains("+") || shortcut.equals("F1");
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
        Action action = plain.get(event.getCode());
        if (action != null) {
            perform(action);
            event.consume();
        } else if (PASSED_ON.contains(event.getCode())) {
            passOn(event);
            event.consume();
        }
    }

    private void passOn(KeyEvent event) {
        Parent pane = approval.get();
        if (!passing && pane.isVisible()) {
            passing = true;
            Event.fireEvent(pane, event.copyFor(pane, pane));
            passing = false;
        }
    }

    void nextPane(int by) {
        List<Node> stops =
                panes.get().stream()
                        .filter(pane -> pane.getScene() != null && pane.isVisible())
                        .map(Shortcuts::firstStop)
                        .flatMap(Optional::stream)
                        .toList();
        if (!stops.isEmpty()) {
            stops.get(Math.floorMod(currentPane() + by, stops.size())).requestFocus();
        }
    }

    private int currentPane() {
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
