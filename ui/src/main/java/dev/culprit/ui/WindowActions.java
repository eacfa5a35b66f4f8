package dev.culprit.ui;

import dev.culprit.core.report.ReportFormat;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.library.LibraryEntry;
import dev.culprit.ui.palette.Action;
import dev.culprit.ui.steer.SteerViewModel;
import dev.culprit.ui.theme.StatusMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Every action of the window, in one list for the palette, the shortcuts and the menus.
final class WindowActions {
    private final WindowModel model;
    private final Messages messages;
    private final List<ReportFormat> formats;
    private final Doings doings;

    /// What needs the window itself.
    ///
    /// @param steer empty until a case was shown
    record Doings(
            Runnable palette,
            Runnable openBundle,
            Runnable settings,
            Runnable openData,
            Runnable toggleTheme,
            Runnable about,
            Runnable copyDiagnostics,
            Consumer<ReportFormat> exportReport,
            Runnable exportBundle,
            Consumer<CaseTab> show,
            Optional<SteerViewModel> steer) {}

    WindowActions(WindowModel model, Messages messages, List<ReportFormat> formats, Doings doings) {
        this.model = model;
        this.messages = messages;
        this.formats = formats;
        this.doings = doings;
    }

    /// With shortcuts.
    List<Action> commands() {
        return List.of(
                Action.always(messages.get("library.new"), "Ctrl+N", model::newCase),
                Action.always(messages.get("window.start"), "", model::start),
                Action.always(messages.get("start.bundle"), "Ctrl+O", doings.openBundle()),
                Action.always(messages.get("scan.open"), "Ctrl+Shift+O", doings.openData()),
                Action.always(messages.get("palette.open"), "Ctrl+K", doings.palette()),
                Action.always(messages.get("window.theme"), "Ctrl+Shift+L", doings.toggleTheme()),
                Action.always(messages.get("sources.title"), "Ctrl+Shift+S", model.sources()::show),
                Action.always(messages.get("models.title"), "Ctrl+Shift+M", model.models()::show),
                Action.always(messages.get("settings.title"), "Ctrl+COMMA", doings.settings()),
                new Action(
                        messages.get("action.stop"),
                        "",
                        "Ctrl+PERIOD",
                        () -> model.header().stoppable().get(),
                        model::stop),
                new Action(
                        messages.get("header.resume"),
                        "",
                        "",
                        () -> model.header().resumable().get(),
                        model::resume));
    }

    private static List<Action> steers(Messages messages, SteerViewModel steer) {
        return List.of(
                new Action(
                        messages.get("steer.context"),
                        "",
                        "",
                        () -> steer.running().get(),
                        () -> steer.open(SteerViewModel.Form.CONTEXT)),
                new Action(
                        messages.get("steer.conclude"),
                        "",
                        "",
                        () -> steer.concludable().get(),
                        steer::conclude),
                new Action(
                        messages.get("steer.continue"),
                        "",
                        "",
                        () -> steer.continuable().get(),
                        () -> steer.open(SteerViewModel.Form.CONTINUE)));
    }

    private List<Action> replay() {
        return List.of(
                inCase("action.lineage", "", () -> doings.show().accept(CaseTab.LINEAGE)),
                inCase("action.changes", "", () -> doings.show().accept(CaseTab.CHANGES)),
                inCase("timeline.play", "Space", model.timeline()::togglePlay),
                inCase("timeline.toStart", "Home", model.timeline()::toStart),
                inCase("timeline.toEnd", "End", model.timeline()::toEnd));
    }

    List<Action> exports() {
        List<Action> all = new ArrayList<>();
        for (ReportFormat format : formats) {
            all.add(
                    inCase(
                            "export." + format.extension(),
                            "",
                            () -> doings.exportReport().accept(format)));
        }
        all.add(inCase("export.bundle", "", doings.exportBundle()));
        return all;
    }

    private Action inCase(String key, String shortcut, Runnable run) {
        return new Action(messages.get(key), "", shortcut, () -> model.shown().isPresent(), run);
    }

    /// All of the above, samples and investigations.
    List<Action> all() {
        List<Action> all = new ArrayList<>(commands());
        all.removeIf(action -> action.label().equals(messages.get("palette.open")));
        doings.steer().ifPresent(steer -> all.addAll(steers(messages, steer)));
        all.addAll(exports());
        all.addAll(replay());
        all.add(Action.always(messages.get("about.title"), "", doings.about()));
        all.add(Action.always(messages.get("crash.copy"), "", doings.copyDiagnostics()));
        model.opening()
                .samples()
                .forEach(sample ->
                        all.add(
                                Action.always(
                                        messages.get("action.sample", sample.title()),
                                        "",
                                        () -> model.opening().openSample(sample.name()))));
        model.library().newestFirst().forEach(entry -> all.add(open(entry)));
        return all;
    }

    private Action open(LibraryEntry entry) {
        return new Action(
                entry.title(),
                StatusMark.word(messages, entry.status()) + " " + entry.source(),
                "",
                () -> true,
                () -> model.open(entry.id()));
    }
}
