package dev.culprit.ui;

import dev.culprit.core.library.LibraryItem;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.ui.fx.Late;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.palette.Action;
import dev.culprit.ui.palette.KeyGroup;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.settings.SettingWords;
import dev.culprit.ui.steer.SteerViewModel;
import dev.culprit.ui.theme.StatusMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Every action of the window, in one list for the palette, the shortcuts and the menus.
final class WindowActions {
    /// What the palette itself is, or what only its key makes sense for.
    private static final Set<String> NOT_IN_PALETTE = Set.of("Ctrl+K", "Esc");

    private static final int MOST_COMPARED = 10;

    private final WindowModel model;
    private final Messages messages;
    private final List<ReportFormat> formats;
    private final Doings doings;

    /// What needs the window itself.
    ///
    /// @param panes those of a case; empty until one was shown
    record Doings(
            Runnable palette,
            Runnable keys,
            Runnable nextPane,
            Runnable openBundle,
            Runnable settings,
            Runnable openData,
            Runnable storage,
            Runnable toggleTheme,
            Runnable about,
            Runnable copyDiagnostics,
            Consumer<ReportFormat> exportReport,
            Runnable exportBundle,
            Consumer<CaseTab> show,
            Supplier<List<Action>> reportChoices,
            Late<CasePanes> panes,
            Settings decided) {}

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
                Action.always(messages.get("keys.title"), "F1", doings.keys()),
                Action.always(messages.get("action.nextPane"), "F6", doings.nextPane()),
                Action.always(messages.get("action.leave"), "Esc", model::back),
                new Action(
                        messages.get("action.undo"),
                        "",
                        "Ctrl+Z",
                        model.notices()::canUndo,
                        model.notices()::undoLatest),
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

    /// What moves through the log of a case.
    List<Action> replay() {
        var timeline = model.timeline();
        return List.of(
                inCase("timeline.play", "Space", timeline::togglePlay),
                inCase("timeline.back", "Left", () -> timeline.step(-1)),
                inCase("timeline.forward", "Right", () -> timeline.step(1)),
                inCase("timeline.toStart", "Home", timeline::toStart),
                inCase("timeline.toEnd", "End", timeline::toEnd),
                inCase(
                        "timeline.follow",
                        "",
                        () -> timeline.follow().set(!timeline.follow().get())));
    }

    private List<Action> tabs() {
        List<Action> all = new ArrayList<>();
        for (CaseTab tab : CaseTab.values()) {
            String name = messages.get("case.tab." + tab.name().toLowerCase(Locale.ROOT));
            all.add(
                    new Action(
                            messages.get("action.tab", name),
                            "",
                            "",
                            () -> model.shown().isPresent(),
                            () -> doings.show().accept(tab)));
        }
        return all;
    }

    /// What the panes of the case offer; those of the hypotheses need their page.
    private List<Action> ofPanes(CasePanes panes) {
        List<Action> all = new ArrayList<>(panes.actions().approval().get());
        for (Action action : panes.actions().hypotheses().get()) {
            all.add(
                    new Action(
                            action.label(),
                            action.detail(),
                            action.shortcut(),
                            () -> model.shown().isPresent() && action.possible().getAsBoolean(),
                            () -> {
                                doings.show().accept(CaseTab.HYPOTHESES);
                                action.run().run();
                            }));
        }
        all.addAll(steers(messages, panes.steer()));
        return all;
    }

    /// Each value that can be chosen without typing.
    private List<Action> decisions() {
        SettingWords words = new SettingWords(messages);
        List<Action> all = new ArrayList<>();
        for (Setting setting : KnownSettings.ALL) {
            for (String value : setting.choices()) {
                all.add(
                        Action.always(
                                words.choice(setting, value),
                                "",
                                () -> doings.decided().set(setting, value)));
            }
        }
        return all;
    }

    /// The shortcuts, by where they act.
    List<KeyGroup> keys() {
        return List.of(
                new KeyGroup(messages.get("keys.group.window"), commands()),
                new KeyGroup(messages.get("keys.group.case"), replay()),
                new KeyGroup(
                        messages.get("keys.group.approval"),
                        doings.panes().get().actions().approval().get()));
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
        all.removeIf(action -> NOT_IN_PALETTE.contains(action.shortcut()));
        doings.panes().made().ifPresent(panes -> all.addAll(ofPanes(panes)));
        all.addAll(tabs());
        all.addAll(exports());
        all.addAll(doings.reportChoices().get());
        all.addAll(replay());
        all.add(Action.always(messages.get("storage.title"), "", doings.storage()));
        shownItem().ifPresent(item -> all.addAll(ofLibrary(item)));
        all.add(Action.always(messages.get("about.title"), "", doings.about()));
        all.add(Action.always(messages.get("crash.copy"), "", doings.copyDiagnostics()));
        all.addAll(decisions());
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

    private Optional<LibraryItem> shownItem() {
        return model.library()
                .selected()
                .get()
                .flatMap(id ->
                        model.library().newestFirst().stream()
                                .filter(item -> item.id().equals(id))
                                .findFirst());
    }

    /// What can be done with the shown case as one of many.
    private List<Action> ofLibrary(LibraryItem item) {
        List<Action> all = new ArrayList<>();
        boolean archived = model.library().note(item).archived();
        all.add(
                Action.always(
                        messages.get(archived ? "library.unarchive" : "library.archive"),
                        "",
                        () -> model.library().archive(item, !archived)));
        model.library().others(item).stream()
                .limit(MOST_COMPARED)
                .forEach(other ->
                        all.add(
                                new Action(
                                        messages.get("action.compare", other.title()),
                                        StatusMark.word(messages, other.status())
                                                + " "
                                                + other.startedAt(),
                                        "",
                                        () -> true,
                                        () -> model.compare(item.id(), other.id()))));
        return all;
    }

    private Action open(LibraryItem entry) {
        return new Action(
                entry.title(),
                StatusMark.word(messages, entry.status()) + " " + entry.source(),
                "",
                () -> true,
                () -> model.open(entry.id()));
    }
}
