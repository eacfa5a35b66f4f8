package dev.culprit.ui.testing;

import dev.culprit.ui.services.Attention;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what a desktop was told.
public final class ScriptedAttention implements Attention {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile boolean deaf;

    @Override
    public boolean tell(String title, String text) {
        if (!deaf) {
            told.add(title + " | " + text);
        }
        return !deaf;
    }

    /// From now on nothing is taken.
    public void goDeaf() {
        deaf = true;
    }

    public List<String> told() {
        return List.copyOf(told);
    }
}
