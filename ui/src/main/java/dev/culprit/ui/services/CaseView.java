package dev.culprit.ui.services;

import javafx.scene.Parent;

/// A pane of the window as the shell composes it.
public interface CaseView {
    Parent root();

    /// Called when the pane comes onto the screen; what it subscribes here, `detach` releases.
    void attach();

    void detach();
}
