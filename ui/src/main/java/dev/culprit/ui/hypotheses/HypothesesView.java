package dev.culprit.ui.hypotheses;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.palette.Action;
import dev.culprit.ui.reasoning.Transcript;
import dev.culprit.ui.services.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The live cards. Arrow keys move between them, Enter opens one.
public final class HypothesesView implements CaseView {
    private static final double DRAWER_SHARE = 0.55;
    private static final int LONGEST_THOUGHT = 300;

    private final HypothesesViewModel model;
    private final Messages messages;
    private final CardGrid grid = new CardGrid();
    private final AddForm addForm;
    private final CardDetails details;
    private final ScrollPane drawer;
    private final VBox root = new VBox();
    private final Subscriptions subscriptions = new Subscriptions();

    public HypothesesView(HypothesesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        addForm = new AddForm(model, messages);
        details = new CardDetails(model, messages);
        drawer = drawer();
        showDrawer(false);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "card-scroll");
        scroll.setFocusTraversable(false);
        StackPane middle = new StackPane(scroll, empty());
        middle.setMinHeight(0);
        VBox.setVgrow(middle, Priority.ALWAYS);
        root.getStyleClass().addAll("case-pane", "hypotheses");
        root.getChildren().addAll(header(), notice(), thinking(), addForm, middle, drawer);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /// Adding one, and ruling out each that is not decided.
    public List<Action> actions() {
        List<Action> all = new ArrayList<>();
        all.add(
                new Action(
                        messages.get("action.add"),
                        "",
                        "",
                        () -> model.canAct().get(),
                        addForm::open));
        for (HypothesisCard card : model.cards()) {
            all.add(
                    new Action(
                            messages.get("action.ruleOut", card.title().get()),
                            "",
                            "",
                            () -> model.canAct().get() && !card.status().get().isDecided(),
                            () -> askWhyNot(card)));
        }
        return all;
    }

    private void askWhyNot(HypothesisCard card) {
        model.open(card);
        details.askReason();
    }

    /// As high as what it holds, but never more than about half of the pane.
    private ScrollPane drawer() {
        ScrollPane scroll = new ScrollPane(details);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "card-drawer");
        scroll.prefViewportHeightProperty().bind(details.heightProperty());
        scroll.maxHeightProperty().bind(root.heightProperty().multiply(DRAWER_SHARE));
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        return scroll;
    }

    private void showDrawer(boolean open) {
        Parts.show(details, open);
        Parts.show(drawer, open);
    }

    private HBox header() {
        Label title = Parts.label(messages.get("hypotheses.title"), "section-title");
        Label summary = Parts.label("", "caption");
        summary.textProperty().bind(model.summary());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button add =
                Parts.button(
                        messages.get("hypotheses.add"),
                        messages.get("hypotheses.add.hint"),
                        addForm::open);
        add.setGraphic(Parts.icon(Feather.PLUS));
        add.getStyleClass().addAll("flat", "small");
        add.setId("add-hypothesis");
        add.setAccessibleText(messages.get("action.add"));
        add.disableProperty().bind(model.canAct().not());
        HBox header = new HBox(title, summary, gap, reasoning(), add);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("pane-header");
        return header;
    }

    private Button reasoning() {
        Button button =
                Parts.button(
                        messages.get("hypotheses.reasoning"),
                        messages.get("hypotheses.reasoning.hint"),
                        () -> model.showReasoning(Optional.empty()));
        button.setId("all-reasoning");
        button.setGraphic(Parts.icon(Feather.CPU));
        button.getStyleClass().addAll("flat", "small");
        button.visibleProperty().bind(model.modelled());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /// What a model is writing about the case, its end in one line.
    private Label thinking() {
        Label label = Parts.label("", "case-thought");
        label.setGraphic(Parts.icon(Feather.EDIT_3));
        label.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        label.setMaxWidth(Double.MAX_VALUE);
        label.textProperty().bind(model.thinking().map(HypothesesView::end));
        label.visibleProperty().bind(model.thinking().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static String end(String soFar) {
        String line = Transcript.thinking(soFar).replaceAll("\\s+", " ").strip();
        return line.substring(Math.max(0, line.length() - LONGEST_THOUGHT));
    }

    private Label notice() {
        Label notice = Parts.wrapped("", "notice");
        notice.textProperty().bind(model.notice());
        notice.visibleProperty().bind(model.notice().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        return notice;
    }

    private Node empty() {
        VBox box =
                Parts.empty(
                        Feather.COMPASS,
                        messages.get("hypotheses.empty.title"),
                        "",
                        Optional.empty());
        ((Label) box.getChildren().get(2)).textProperty().bind(model.emptySentence());
        box.visibleProperty().bind(Bindings.isEmpty(model.cards()));
        box.setMouseTransparent(true);
        return box;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        rebuild();
        ListChangeListener<HypothesisCard> changes = this::follow;
        var cards = model.cards();
        cards.addListener(changes);
        subscriptions.add(() -> cards.removeListener(changes));
        Subscription selection = model.selected().subscribe(this::select);
        subscriptions.add(selection::unsubscribe);
        subscriptions.add(model.onMotion(this::setMotion));
        subscriptions.add(() -> views().forEach(view -> view.setMotion(false)));
        subscriptions.add(details::release);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void rebuild() {
        grid.getChildren().setAll(model.cards().stream().map(this::view).toList());
    }

    private void follow(ListChangeListener.Change<? extends HypothesisCard> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                List<? extends HypothesisCard> gone = change.getRemoved();
                views().stream().filter(view -> gone.contains(view.card())).forEach(this::drop);
            }
            change.getAddedSubList().forEach(this::append);
        }
    }

    private void drop(CardView view) {
        view.setMotion(false);
        grid.getChildren().remove(view);
    }

    private void append(HypothesisCard card) {
        CardView view = view(card);
        grid.getChildren().add(view);
        if (model.motion()) {
            view.appear();
        }
    }

    private CardView view(HypothesisCard card) {
        CardView view = new CardView(card, messages);
        view.setMotion(model.motion());
        view.setOnMouseClicked(event -> {
            view.requestFocus();
            if (event.getButton() == MouseButton.PRIMARY) {
                model.open(card);
            }
        });
        ContextMenu menu = menu(card);
        view.setOnContextMenuRequested(
                event -> menu.show(view, event.getScreenX(), event.getScreenY()));
        return view;
    }

    private ContextMenu menu(HypothesisCard card) {
        MenuItem open = item("card.menu.open", () -> model.open(card));
        MenuItem evidence =
                item(
                        "card.menu.evidence",
                        () -> card.details().get().decisive().ifPresent(model::showEvidence));
        MenuItem reasoning =
                item("card.menu.reasoning", () -> model.showReasoning(Optional.of(card.id())));
        MenuItem ruleOut = item("card.menu.ruleOut", () -> askWhyNot(card));
        ruleOut.disableProperty().bind(model.canAct().not());
        MenuItem copy = item("card.menu.copy", () -> Parts.copy(card.asText()));
        ContextMenu menu = new ContextMenu(open, evidence, reasoning, ruleOut, copy);
        menu.setOnShowing(_ -> {
            evidence.setDisable(card.details().get().decisive().isEmpty());
            reasoning.setDisable(card.details().get().asked() == 0);
        });
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void select(Optional<HypothesisCard> card) {
        card.ifPresentOrElse(details::show, details::release);
        showDrawer(card.isPresent());
    }

    private void setMotion() {
        views().forEach(view -> view.setMotion(model.motion()));
    }

    private List<CardView> views() {
        return grid.getChildren().stream().map(CardView.class::cast).toList();
    }

    private void key(KeyEvent event) {
        List<CardView> views = views();
        int at = focused(views);
        if (at < 0) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(views, at - 1);
            case RIGHT -> move(views, at + 1);
            case UP -> move(views, at - grid.columns());
            case DOWN -> move(views, at + grid.columns());
            case ENTER -> model.open(views.get(at).card());
            case ESCAPE -> model.close();
            case C -> {
                if (event.isShortcutDown()) {
                    Parts.copy(views.get(at).card().asText());
                }
            }
            default -> {
                return;
            }
        }
        if (event.getCode() != KeyCode.C || event.isShortcutDown()) {
            event.consume();
        }
    }

    private static int focused(List<CardView> views) {
        for (int i = 0; i < views.size(); i++) {
            if (views.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private static void move(List<CardView> views, int to) {
        if (to >= 0 && to < views.size()) {
            views.get(to).requestFocus();
        }
    }
}
