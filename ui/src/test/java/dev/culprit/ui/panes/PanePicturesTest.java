package dev.culprit.ui.panes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.finding.Finding;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.source.QueryId;
import dev.culprit.ui.approval.ApprovalView;
import dev.culprit.ui.approval.ApprovalViewModel;
import dev.culprit.ui.finding.EvidenceView;
import dev.culprit.ui.finding.EvidenceViewModel;
import dev.culprit.ui.finding.FindingView;
import dev.culprit.ui.finding.FindingViewModel;
import dev.culprit.ui.finding.MetricView;
import dev.culprit.ui.finding.MetricViewModel;
import dev.culprit.ui.hypotheses.HypothesesView;
import dev.culprit.ui.hypotheses.HypothesesViewModel;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.notice.NoticesViewModel;
import dev.culprit.ui.services.CasePane;
import dev.culprit.ui.services.CaseView;
import dev.culprit.ui.services.Preferences;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.testing.Pictures;
import dev.culprit.ui.testing.ScriptedWorld;
import dev.culprit.ui.theme.Fonts;
import dev.culprit.ui.theme.Theme;
import dev.culprit.ui.theme.ThemeSwitch;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Draws each pane in both themes; the pictures are for looking at, the checks for what they must not be.
@ExtendWith(ApplicationExtension.class)
class PanePicturesTest {
    private final Messages messages = new Messages(Locale.ENGLISH);

    private record Pane<M extends CasePane>(M model, CaseView view) {}

    @Start
    void start(Stage unused) {
        Fonts.load();
    }

    private <M extends CasePane> void draw(
            String name,
            Theme theme,
            double width,
            double height,
            Pane<M> pane,
            InvestigationState state,
            boolean live) {
        draw(name, theme, width, height, pane, state, live, _ -> {});
    }

    private <M extends CasePane> void draw(
            String name,
            Theme theme,
            double width,
            double height,
            Pane<M> pane,
            InvestigationState state,
            boolean live,
            Consumer<M> then) {
        WritableImage image =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () -> {
                            Scene scene =
                                    new Scene(new StackPane(pane.view().root()), width, height);
                            Preferences preferences = Preferences.inMemory();
                            preferences.put("theme", theme.key());
                            new ThemeSwitch(new Settings(preferences)).dress(scene);
                            pane.view().attach();
                            pane.model().show(state, live);
                            scene.getRoot().applyCss();
                            scene.getRoot().layout();
                            then.accept(pane.model());
                            scene.getRoot().applyCss();
                            scene.getRoot().layout();
                            scene.getRoot().layout();
                            return Pictures.take(scene, name + "-" + theme.key());
                        });
        assertThat(colours(image)).as("colours of %s", name).isGreaterThan(8);
    }

    private static long colours(WritableImage image) {
        return java.util.stream.IntStream.range(0, (int) image.getHeight())
                .filter(y -> y % 3 == 0)
                .boxed()
                .flatMap(y ->
                        java.util.stream.IntStream.range(0, (int) image.getWidth())
                                .mapToObj(x -> image.getPixelReader().getArgb(x, y)))
                .distinct()
                .count();
    }

    private Pane<HypothesesViewModel> hypotheses(ScriptedWorld world) {
        var model = new HypothesesViewModel(world.services(), messages, new NoticesViewModel());
        return new Pane<>(model, new HypothesesView(model, messages));
    }

    private Pane<ApprovalViewModel> approval(ScriptedWorld world) {
        var model =
                new ApprovalViewModel(
                        world.services(), messages, new NoticesViewModel(), Runnable::run);
        return new Pane<>(model, new ApprovalView(model, messages));
    }

    private Pane<FindingViewModel> finding(ScriptedWorld world) {
        var model = new FindingViewModel(world.services(), messages);
        return new Pane<>(model, new FindingView(model, messages));
    }

    private Pane<EvidenceViewModel> evidence(ScriptedWorld world) {
        var model = new EvidenceViewModel(world.services(), messages);
        return new Pane<>(model, new EvidenceView(model, messages));
    }

    private Pane<MetricViewModel> metric() {
        var model = new MetricViewModel(messages);
        return new Pane<>(model, new MetricView(model, messages));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsACaseThatWaits(Theme theme) throws InterruptedException {
        try (ScriptedWorld world = ScriptedWorld.create()) {
            InvestigationState waiting = world.waiting();
            draw("cards-waiting", theme, 740, 460, hypotheses(world), waiting, true);
            draw("approval", theme, 360, 640, approval(world), waiting, true);
            draw("approval-past", theme, 360, 640, approval(world), waiting, false);
            draw("metric", theme, 740, 132, metric(), waiting, true);
            draw("finding-pending", theme, 740, 460, finding(world), waiting, true);
            draw(
                    "evidence-waiting",
                    theme,
                    980,
                    560,
                    evidence(world),
                    waiting,
                    true,
                    model -> {
                        model.select(new QueryId(3));
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsACaseThatIsFound(Theme theme) throws InterruptedException {
        try (ScriptedWorld world = ScriptedWorld.create()) {
            InvestigationState found = world.finished();
            draw("cards-found", theme, 740, 460, hypotheses(world), found, true);
            draw("finding", theme, 980, 1500, finding(world), found, true);
            draw("finding-narrow", theme, 640, 700, finding(world), found, true);
            draw("approval-empty", theme, 360, 640, approval(world), found, true);
            draw(
                    "evidence",
                    theme,
                    980,
                    560,
                    evidence(world),
                    found,
                    true,
                    model -> {
                        model.select(new QueryId(3));
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsTheOtherEnds(Theme theme) throws InterruptedException {
        try (ScriptedWorld world = ScriptedWorld.create()) {
            InvestigationState found = world.finished();
            Finding leading = found.finding().orElseThrow();
            draw(
                    "ended-inconclusive",
                    theme,
                    900,
                    520,
                    finding(world),
                    ended(
                            world,
                            found,
                            new InvestigationEvent.InvestigationInconclusive(
                                    "Two hypotheses explain it equally well.",
                                    Optional.of(leading))),
                    true);
            draw(
                    "ended-failed",
                    theme,
                    900,
                    520,
                    finding(world),
                    ended(
                            world,
                            found,
                            new InvestigationEvent.InvestigationFailed(
                                    "The source samples/orders cannot be reached.")),
                    true);
            draw(
                    "ended-cancelled",
                    theme,
                    900,
                    520,
                    finding(world),
                    ended(
                            world,
                            found,
                            new InvestigationEvent.InvestigationCancelled(
                                    "Ada", "Stopped by Ada.")),
                    true);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void drawsWhatOpensWithinAPane(Theme theme) throws InterruptedException {
        try (ScriptedWorld world = ScriptedWorld.create()) {
            InvestigationState waiting = world.waiting();
            Pane<HypothesesViewModel> cards = hypotheses(world);
            draw(
                    "cards-add",
                    theme,
                    740,
                    560,
                    cards,
                    waiting,
                    true,
                    _ -> press(cards, "#add-hypothesis"));
            Pane<ApprovalViewModel> approval = approval(world);
            draw(
                    "approval-edit",
                    theme,
                    360,
                    640,
                    approval,
                    waiting,
                    true,
                    _ -> {
                        press(approval, "#edit");
                        ((CodeArea) approval.view().root().lookup(".sql-editor"))
                                .replaceText("DELETE FROM orders");
                        press(approval, "#save-edit");
                    });
            Pane<ApprovalViewModel> rejected = approval(world);
            draw(
                    "approval-reject",
                    theme,
                    360,
                    700,
                    rejected,
                    waiting,
                    true,
                    _ -> press(rejected, "#reject"));
            InvestigationState found = world.finished();
            Pane<HypothesesViewModel> opened = hypotheses(world);
            draw(
                    "cards-details",
                    theme,
                    740,
                    620,
                    opened,
                    found,
                    true,
                    _ -> {
                        Node card = opened.view().root().lookup(".hypothesis-card");
                        Event.fireEvent(
                                card,
                                new MouseEvent(
                                        MouseEvent.MOUSE_CLICKED,
                                        0,
                                        0,
                                        0,
                                        0,
                                        MouseButton.PRIMARY,
                                        1,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        false,
                                        true,
                                        null));
                    });
        }
    }

    private static <M extends CasePane> void press(Pane<M> pane, String id) {
        ((Button) pane.view().root().lookup(id)).fire();
    }

    /// The same case, but with another end.
    private static InvestigationState ended(
            ScriptedWorld world, InvestigationState found, InvestigationEvent end) {
        InvestigationState before =
                InvestigationState.of(
                        world.events(found.id()).stream()
                                .takeWhile(event ->
                                        !(event.event()
                                                instanceof InvestigationEvent.SynthesisCompleted))
                                .toList());
        return before.after(end, before.lastAt());
    }
}
