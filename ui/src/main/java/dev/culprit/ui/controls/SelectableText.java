package dev.culprit.ui.controls;

import dev.culprit.core.source.QueryId;
import dev.culprit.ui.format.Span;
import java.text.BreakIterator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Wrapping text that can be selected with the mouse and copied with Ctrl C. Spans with a query are
/// links: a click, or Enter when focused, opens the evidence.
public final class SelectableText extends TextFlow {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    private static final KeyCombination ALL = KeyCombination.valueOf("Shortcut+A");

    private final Path highlight = new Path();
    private Consumer<QueryId> onLink = _ -> {};
    private String text = "";
    private int anchor;
    private int caret;

    public SelectableText(String... styleClasses) {
        getStyleClass().add("selectable-text");
        getStyleClass().addAll(styleClasses);
        highlight.getStyleClass().add("text-selection");
        highlight.setManaged(false);
        highlight.setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(false);
        setCursor(Cursor.TEXT);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusWithinProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        select(0, 0);
                    }
                });
        widthProperty().addListener(_ -> select(0, 0));
    }

    public static SelectableText of(String text, String... styleClasses) {
        SelectableText node = new SelectableText(styleClasses);
        node.show(text);
        return node;
    }

    public static SelectableText of(
            List<Span> spans, Consumer<QueryId> onLink, String... styleClasses) {
        SelectableText node = new SelectableText(styleClasses);
        node.show(spans, onLink);
        return node;
    }

    public void show(String plain) {
        show(List.of(Span.plain(plain)), _ -> {});
    }

    /// @param opened called with the query of a link
    public void show(List<Span> spans, Consumer<QueryId> opened) {
        String next = Span.text(spans);
        onLink = opened;
        text = next;
        setAccessibleText(next);
        getChildren().setAll(spans.stream().map(this::piece).toList());
        getChildren().addFirst(highlight);
        select(0, 0);
    }

    private Node piece(Span span) {
        Text piece = new Text(span.text());
        span.query()
                .ifPresent(query -> {
                    piece.getStyleClass().add("number-link");
                    piece.setFocusTraversable(true);
                    piece.setAccessibleRole(AccessibleRole.HYPERLINK);
                    piece.setAccessibleText(span.text());
                    piece.setCursor(Cursor.HAND);
                    piece.setOnMouseClicked(event -> {
                        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                            onLink.accept(query);
                        }
                    });
                    piece.setOnKeyPressed(event -> {
                        if (event.getCode() == KeyCode.ENTER) {
                            event.consume();
                            onLink.accept(query);
                        }
                    });
                });
        return piece;
    }

    /// The selected part, or everything when nothing is selected.
    public String selectedText() {
        return anchor == caret
                ? text
                : text.substring(Math.min(anchor, caret), Math.max(anchor, caret));
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (!isFocusWithin()) {
            requestFocus();
        }
        int at = index(event);
        switch (event.getClickCount()) {
            case 1 -> select(at, at);
            case 2 -> selectWord(at);
            default -> select(0, text.length());
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            select(anchor, index(event));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (COPY.match(event)) {
            ClipboardContent content = new ClipboardContent();
            content.putString(selectedText());
            Clipboard.getSystemClipboard().setContent(content);
            event.consume();
        } else if (ALL.match(event)) {
            select(0, text.length());
            event.consume();
        }
    }

    private void selectWord(int at) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(text);
        int end = at >= text.length() ? text.length() : words.following(at);
        select(Math.max(0, words.previous()), end);
    }

    private int index(MouseEvent event) {
        int found = getHitInfo(new Point2D(event.getX(), event.getY())).getInsertionIndex();
        return Math.clamp(found, 0, text.length());
    }

    private void select(int from, int to) {
        anchor = from;
        caret = to;
        highlight.getElements().clear();
        if (from != to) {
            highlight
                    .getElements()
                    .setAll(getRangeShape(Math.min(from, to), Math.max(from, to), false));
        }
    }
}
