package dev.culprit.ui.services;

/// Reaches a person who looks at something else, by what the desktop has for it. May start a program and
/// block; the window calls it on a background thread.
public interface Attention {

    /// @return whether the desktop took it
    boolean tell(String title, String text);

    /// A desktop that takes nothing.
    static Attention none() {
        return (_, _) -> false;
    }
}
