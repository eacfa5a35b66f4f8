package dev.culprit.ui;

import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/// The pages of a case behind one row of tabs. While it runs the hypotheses have the room for
/// themselves until someone asks for another page.
final class CaseTabs {
    private final Map<CaseTab, ToggleButton> buttons = new EnumMap<>(CaseTab.class);
    private final Map<CaseTab, Node> pages;
    private final HBox bar = Styles.styled(new HBox(), "case-tabs");
    private final BorderPane root = new BorderPane();
    private boolean found;
    private boolean reasoned;
    private CaseTab chosen = CaseTab.HYPOTHESES;

    CaseTabs(Map<CaseTab, Node> pages, Messages messages) {
        this.pages = pages;
        ToggleGroup group = new ToggleGroup();
        for (CaseTab tab : CaseTab.values()) {
            ToggleButton button =
                    Styles.styled(
                            Buttons.toggle(
                                    messages.get(
                                            "case.tab." + tab.name().toLowerCase(Locale.ROOT))),
                            "case-tab");
            button.setToggleGroup(group);
            button.setOnAction(_ -> choose(tab));
            button.managedProperty().bind(button.visibleProperty());
            buttons.put(tab, button);
            bar.getChildren().add(button);
        }
        bar.managedProperty().bind(bar.visibleProperty());
        root.setTop(bar);
        start(false);
    }

    /// Begins with the page a person wants to see first.
    ///
    /// @param ended whether the case has ended
    void start(boolean ended) {
        found = ended;
        choose(ended ? CaseTab.FINDING : CaseTab.HYPOTHESES);
    }

    /// Goes to the finding when it is reached, and back when a moment before it is shown.
    void show(boolean ended) {
        if (found != ended) {
            start(ended);
        }
    }

    /// Whether a model was asked anything, so that there is something to read.
    void offerReasoning(boolean there) {
        if (reasoned != there) {
            reasoned = there;
            choose(chosen);
        }
    }

    private boolean isOffered(CaseTab tab) {
        return switch (tab) {
            case FINDING -> found;
            case REASONING -> reasoned || chosen == CaseTab.REASONING;
            case HYPOTHESES, EVIDENCE, LINEAGE, CHANGES, EVENTS -> true;
        };
    }

    void choose(CaseTab tab) {
        chosen = tab;
        buttons.forEach((each, button) -> {
            button.setSelected(each == tab);
            button.setVisible(isOffered(each));
        });
        bar.setVisible(found || tab != CaseTab.HYPOTHESES);
        root.setCenter(pages.get(tab));
    }

    Parent root() {
        return root;
    }
}
