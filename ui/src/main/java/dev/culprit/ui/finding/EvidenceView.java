package dev.culprit.ui.finding;

import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.finding.EvidenceViewModel.Detail;
import dev.culprit.ui.finding.EvidenceViewModel.Item;
import dev.culprit.ui.fx.Subscriptions;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.CaseView;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// All queries on the left, the chosen one on the right.
public final class EvidenceView implements CaseView {
    private static final double LIST_SHARE = 0.32;

    private final EvidenceViewModel model;
    private final ListView<Item> list = new ListView<>();
    private final EvidencePanel panel;
    private final StackPane root;
    private final Subscriptions subscriptions = new Subscriptions();
    private boolean following;

    public EvidenceView(EvidenceViewModel model, Messages messages) {
        this.model = model;
        panel = new EvidencePanel(messages);
        list.getStyleClass().add("evidence-list");
        list.setAccessibleText(messages.get("evidence.list"));
        list.setCellFactory(_ -> new EvidenceCell());
        SplitPane split = new SplitPane(list, panel);
        split.setDividerPositions(LIST_SHARE);
        SplitPane.setResizableWithParent(list, false);
        split.visibleProperty().bind(Bindings.isNotEmpty(model.items()));
        root = new StackPane(split, empty(messages));
        root.getStyleClass().addAll("case-pane", "evidence");
    }

    private Node empty(Messages messages) {
        Node box =
                Parts.empty(
                        Feather.DATABASE,
                        messages.get("evidence.empty.title"),
                        messages.get("evidence.empty.sentence"),
                        Optional.empty());
        box.visibleProperty().bind(Bindings.isEmpty(model.items()));
        return box;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void attach() {
        ListChangeListener<Item> changes = _ -> refill();
        var items = model.items();
        items.addListener(changes);
        subscriptions.add(() -> items.removeListener(changes));
        refill();
        Subscription both =
                Subscription.combine(
                        model.detail().subscribe(this::show),
                        list.getSelectionModel()
                                .selectedItemProperty()
                                .subscribe(chosen -> {
                                    if (chosen != null && !following) {
                                        model.select(chosen.id());
                                    }
                                }));
        subscriptions.add(both::unsubscribe);
    }

    @Override
    public void detach() {
        subscriptions.close();
    }

    private void refill() {
        following = true;
        list.getItems().setAll(model.items());
        model.detail().get().ifPresent(this::mark);
        following = false;
    }

    private void show(Optional<Detail> detail) {
        detail.ifPresent(shown -> {
            panel.show(shown);
            following = true;
            mark(shown);
            following = false;
        });
    }

    private void mark(Detail detail) {
        int index = detail.item().id().number() - 1;
        if (list.getSelectionModel().getSelectedIndex() != index) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - 2));
        }
    }
}
