package dev.culprit.ui.compare;

import atlantafx.base.controls.ToggleSwitch;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.replay.Comparison;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.theme.Buttons;
import dev.culprit.ui.theme.StatusMark;
import dev.culprit.ui.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The page that holds two investigations against each other.
public final class CompareView {
    private final CompareViewModel model;
    private final Messages messages;
    private final Figures figures;
    private final Label verdict = Parts.wrapped("", "oddity-numbers");
    private final Label left = Parts.wrapped("", "compare-title");
    private final Label right = Parts.wrapped("", "compare-title");
    private final ListView<Comparison.Line> list;
    private final VBox root;

    /// @param leave shows the start page
    public CompareView(CompareViewModel model, Messages messages, Runnable leave) {
        this.model = model;
        this.messages = messages;
        figures = new Figures(messages);
        list = new ListView<>(model.lines());
        list.setId("compare-lines");
        list.setAccessibleText(messages.get("compare.title"));
        list.setCellFactory(_ -> new LineCell(model, messages));
        list.setPlaceholder(new Label(messages.get("compare.none")));
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox titles = Styles.styled(new HBox(left, right), "compare-sides");
        for (Label side : new Label[] {left, right}) {
            HBox.setHgrow(side, Priority.ALWAYS);
            side.setMaxWidth(Double.MAX_VALUE);
            side.prefWidthProperty().bind(list.widthProperty().subtract(56).divide(2));
        }
        root =
                Styles.styled(
                        new VBox(head(leave), verdict, titles, list), Styles.PAGE, "compare-page");
        model.pair().subscribe(this::show);
        model.problem()
                .subscribe(text -> {
                    if (!text.isEmpty()) {
                        verdict.setText(text);
                    }
                });
    }

    private HBox head(Runnable leave) {
        Label title = Styles.styled(new Label(messages.get("compare.title")), Styles.PAGE_TITLE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        ToggleSwitch only = new ToggleSwitch(messages.get("compare.only"));
        only.setId("compare-only");
        only.setAccessibleText(messages.get("compare.only"));
        only.selectedProperty().bindBidirectional(model.differencesOnly());
        Button first =
                Buttons.text(
                        Feather.CORNER_DOWN_RIGHT, messages.get("compare.go"), "", this::toFirst);
        Button back = Buttons.text(Feather.ARROW_LEFT, messages.get("scan.back"), "Esc", leave);
        HBox head = Styles.styled(new HBox(title, only, first, back), "buttons");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show(Optional<CompareViewModel.Pair> shown) {
        left.setText(shown.map(pair -> words(pair.left())).orElse(""));
        right.setText(shown.map(pair -> words(pair.right())).orElse(""));
        verdict.setText(
                shown.map(pair ->
                                pair.first().isEmpty()
                                        ? messages.get("compare.equal")
                                        : messages.get(
                                                "compare.count",
                                                pair.comparison().lines().stream()
                                                        .filter(Comparison.Line::differs)
                                                        .count()))
                        .orElse(messages.get("case.opening")));
        toFirst();
    }

    private String words(InvestigationState state) {
        return state.alert().title()
                + "\n"
                + StatusMark.word(messages, state.status())
                + " · "
                + figures.dateTime(state.startedAt())
                + " · "
                + state.start().source();
    }

    private void toFirst() {
        model.pair()
                .get()
                .flatMap(CompareViewModel.Pair::first)
                .ifPresent(line -> {
                    list.scrollTo(Math.max(0, model.lines().indexOf(line) - 1));
                    list.getSelectionModel().select(line);
                });
    }

    public Parent root() {
        return root;
    }
}
