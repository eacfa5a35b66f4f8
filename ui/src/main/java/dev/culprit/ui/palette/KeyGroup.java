package dev.culprit.ui.palette;

import java.util.List;

/// Actions whose shortcuts act in the same place.
public record KeyGroup(String title, List<Action> actions) {

    /// Those without a shortcut are left away.
    public KeyGroup {
        actions = actions.stream().filter(action -> !action.shortcut().isEmpty()).toList();
    }
}
