package dev.culprit.ui.services;

import java.util.List;

/// What the home folder needs of the disk.
public interface Storage {
    /// @param name of the part, for example `cache`
    /// @param remade whether it can be removed because it is made again when it is needed
    record Part(String name, long bytes, boolean remade) {}

    List<Part> parts();

    /// Whether something runs that may use what can be removed.
    boolean isBusy();

    /// Removes what can be made again, unless something runs.
    ///
    /// @return bytes that were freed
    long clean();
}
