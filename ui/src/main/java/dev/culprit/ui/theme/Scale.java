package dev.culprit.ui.theme;

import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;

/// How large the scene of a node is dressed, for the few lengths that style sheets cannot say.
public final class Scale {
    private static final String KEY = "culprit.scale";

    private Scale() {}

    static void put(Scene scene, int percent) {
        scene.getProperties().put(KEY, percent / 100.0);
    }

    /// Tells when the scene of a node is dressed in another size, and when it comes into one.
    public static void follow(Node node, Runnable changed) {
        node.sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        scene.getProperties()
                                .addListener(
                                        (MapChangeListener<Object, Object>)
                                                change -> tell(change, changed));
                        changed.run();
                    }
                });
    }

    private static void tell(MapChangeListener.Change<?, ?> change, Runnable changed) {
        if (KEY.equals(change.getKey())) {
            changed.run();
        }
    }

    /// 1 for the usual size.
    public static double of(Node node) {
        return node.getScene() != null
                        && node.getScene().getProperties().get(KEY) instanceof Double factor
                ? factor
                : 1;
    }
}
