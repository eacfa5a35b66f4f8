package dev.culprit.ui.theme;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/// Style classes of the shell, as `window.css` knows them.
public final class Styles {
    public static final String PANE = "pane";
    public static final String PANE_TITLE = "pane-title";
    public static final String PAGE = "page";
    public static final String PAGE_TITLE = "page-title";
    public static final String CAPTION = "caption";
    public static final String MUTED = "muted";
    public static final String MONO = "mono";
    public static final String ICON_BUTTON = "icon-button";
    public static final String PRIMARY = "accent";
    public static final String DANGER = "danger";
    public static final String FLAT = "flat";
    public static final String EMPTY_STATE = "empty-state";

    private Styles() {}

    /// The pseudo-class that stands for a value of an enum, for example `:ruled-out`.
    public static PseudoClass pseudoClass(Enum<?> value) {
        return PseudoClass.getPseudoClass(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// Turns exactly one pseudo-class of an enum on.
    public static <E extends Enum<E>> void mark(Node node, E value) {
        for (E each : value.getDeclaringClass().getEnumConstants()) {
            node.pseudoClassStateChanged(pseudoClass(each), each == value);
        }
    }

    public static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }
}
