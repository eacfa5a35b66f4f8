package dev.culprit.ui.sql;

import dev.culprit.ui.theme.Scale;
import javafx.css.PseudoClass;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;

/// Highlighted SQL, read-only unless told otherwise. Its text can always be selected and copied. As
/// high as its text within bounds.
public final class SqlArea extends StackPane {
    private static final double LINE = 18;
    private static final double PADDING = 22;
    private static final int LEAST_SHOWN = 8;

    private final CodeArea area = new CodeArea();
    private final int mostLines;

    /// @param mostLines lines shown before it scrolls
    public SqlArea(String accessibleName, int mostLines) {
        this.mostLines = mostLines;
        getStyleClass().add("sql-area");
        area.getStyleClass().add("sql-editor");
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(accessibleName);
        area.setFocusTraversable(true);
        area.textProperty().addListener((_, _, sql) -> highlight(sql));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveOnTab);
        getChildren().add(new VirtualizedScrollPane<>(area));
        widthProperty().addListener(_ -> fit());
        fit();
    }

    /// In a read-only area Tab moves on instead of being typed.
    private void leaveOnTab(KeyEvent event) {
        if (!area.isEditable() && event.getCode() == KeyCode.TAB) {
            event.consume();
            requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }

    private void highlight(String sql) {
        if (!sql.isEmpty()) {
            area.setStyleSpans(0, SqlHighlighter.highlight(sql));
        }
        fit();
    }

    /// Shows a text from its beginning; the same text again keeps scroll position and selection.
    public void show(String sql) {
        if (!area.getText().equals(sql)) {
            area.replaceText(sql);
            area.getUndoManager().forgetHistory();
            area.moveTo(0);
            area.requestFollowCaret();
        }
    }

    public String text() {
        return area.getText();
    }

    public void setEditable(boolean editable) {
        area.setEditable(editable);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("editing"), editable);
        if (editable) {
            area.requestFocus();
        }
    }

    public CodeArea editor() {
        return area;
    }

    private void fit() {
        double scale = Scale.of(this);
        int characters = Math.max(20, (int) ((getWidth() - 30) / (7.6 * scale)));
        long lines =
                area.getText()
                        .lines()
                        .mapToLong(line -> 1 + Math.max(0, line.length() - 1) / characters)
                        .sum();
        double line = LINE * scale;
        double height = Math.clamp(lines, 1, mostLines) * line + PADDING * scale;
        setPrefHeight(height);
        setMinHeight(Math.min(height, LEAST_SHOWN * line + PADDING * scale));
    }
}
