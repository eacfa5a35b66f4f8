package dev.culprit.ui;

import dev.culprit.ui.compare.CompareView;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.library.LibraryView;
import dev.culprit.ui.open.NewCaseView;
import dev.culprit.ui.open.StartView;
import dev.culprit.ui.scan.ScanView;
import dev.culprit.ui.theme.Scale;
import dev.culprit.ui.theme.Styles;
import dev.culprit.ui.timeline.TimelineView;
import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// Puts the panes into the window and the page's pane into the middle.
final class Shell {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double NARROW_WIDTH = 1_100;

    /// Below, words give way to icons.
    private static final double TIGHT_WIDTH = 900;

    /// Below, pictures give way to words.
    private static final double LOW_HEIGHT = 560;

    /// Below, the picture of the metric gives way to the cards.
    private static final double FLAT_HEIGHT = 440;

    /// Below, the list of investigations gives way to the case; the palette still finds them.
    private static final double LEAST_WITH_LIBRARY = 780;

    private final WindowModel model;
    private final StackPane middle = new StackPane();
    private final Pages pages;
    private final TimelineView timeline;
    private final LibraryView library;
    private final BorderPane root = Styles.styled(new BorderPane(), "shell");

    /// What the middle can show.
    record Pages(
            StartView start,
            Supplier<NewCaseView> newCase,
            Supplier<ScanView> scan,
            Supplier<CompareView> compare,
            Supplier<CaseArea> caseArea) {}

    Shell(WindowModel model, Messages messages, TopBar top, Pages pages) {
        this.model = model;
        this.pages = pages;
        timeline = new TimelineView(model.timeline(), messages);
        library = new LibraryView(model.library(), messages, model::newCase);
        root.setTop(top.root());
        root.setLeft(library.root());
        root.setCenter(middle);
        root.setBottom(timeline.root());
        timeline.root().managedProperty().bind(timeline.root().visibleProperty());
        model.page().subscribe(this::show);
        root.heightProperty().subscribe(this::fit);
        root.widthProperty().subscribe(this::fit);
        Scale.follow(root, this::fit);
    }

    /// Texts that are larger need a wider window for the same page.
    private void fit() {
        double width = root.getWidth() / Scale.of(root);
        root.pseudoClassStateChanged(NARROW, width < NARROW_WIDTH);
        root.pseudoClassStateChanged(TIGHT, width < TIGHT_WIDTH);
        double height = root.getHeight() / Scale.of(root);
        root.pseudoClassStateChanged(LOW, height < LOW_HEIGHT);
        root.pseudoClassStateChanged(FLAT, height < FLAT_HEIGHT);
        timeline.fit(height);
        Parts.show(library.root(), width >= LEAST_WITH_LIBRARY);
    }

    private void show(WindowModel.Page page) {
        middle.getChildren()
                .setAll(
                        switch (page) {
                            case START -> pages.start().root();
                            case NEW_CASE -> pages.newCase().get().root();
                            case SCAN -> pages.scan().get().root();
                            case COMPARE -> pages.compare().get().root();
                            case CASE -> pages.caseArea().get().root();
                        });
        timeline.root().setVisible(page == WindowModel.Page.CASE);
        middle.getChildren().getFirst().requestFocus(); // so that the page's keys work at once
    }

    /// The panes in the order in which F6 goes through them.
    List<Parent> panes() {
        return switch (model.page().get()) {
            case START -> List.of(library.root(), pages.start().root());
            case NEW_CASE -> List.of(library.root(), pages.newCase().get().root());
            case SCAN -> List.of(library.root(), pages.scan().get().root());
            case COMPARE -> List.of(library.root(), pages.compare().get().root());
            case CASE -> {
                CaseArea area = pages.caseArea().get();
                yield List.of(library.root(), area.centre(), area.side(), timeline.root());
            }
        };
    }

    Node root() {
        return root;
    }
}
