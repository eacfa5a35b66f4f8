package dev.culprit.ui;

import dev.culprit.core.report.ReportFormat;
import dev.culprit.ui.about.AboutView;
import dev.culprit.ui.compare.CompareView;
import dev.culprit.ui.controls.Layer;
import dev.culprit.ui.controls.Parts;
import dev.culprit.ui.crash.CrashView;
import dev.culprit.ui.crash.CrashViewModel;
import dev.culprit.ui.fx.Frames;
import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.fx.Late;
import dev.culprit.ui.header.HeaderView;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.models.ModelsView;
import dev.culprit.ui.notice.NoticesView;
import dev.culprit.ui.open.NewCaseView;
import dev.culprit.ui.open.StartView;
import dev.culprit.ui.palette.KeysView;
import dev.culprit.ui.palette.PaletteView;
import dev.culprit.ui.palette.PaletteViewModel;
import dev.culprit.ui.scan.DataPlace;
import dev.culprit.ui.scan.ScanView;
import dev.culprit.ui.services.UiServices;
import dev.culprit.ui.settings.SettingsView;
import dev.culprit.ui.settings.SettingsViewModel;
import dev.culprit.ui.sources.SourcesView;
import dev.culprit.ui.steer.SteerMenu;
import dev.culprit.ui.storage.StorageView;
import dev.culprit.ui.theme.Fonts;
import dev.culprit.ui.theme.Icons;
import dev.culprit.ui.theme.ThemeSwitch;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The window. Create it on the screen's thread, then [#show].
public final class MainWindow {
    private final Messages messages;
    private final ThemeSwitch theme;
    private final WindowModel model;
    private final Exports exports;
    private final FileDialogs dialogs;
    private final WindowPlace place;
    private final CrashViewModel crash;
    private final PaletteViewModel palette;
    private final ExportMenu exportMenu;
    private final Late<CasePanes> panes;
    private final Late<CaseArea> caseArea;
    private final Scene scene;
    private final Shortcuts shortcuts;
    private final UiServices services;
    private final BooleanProperty keys = new SimpleBooleanProperty();
    private Optional<MainWindow> successor = Optional.empty();
    private final BooleanProperty about = new SimpleBooleanProperty();
    private final BooleanProperty storage = new SimpleBooleanProperty();
    private final SettingsViewModel settings;
    private final ObeyedSettings obeyed;

    public MainWindow(UiServices services, FxThread fx) {
        this(services, fx, Executors.newVirtualThreadPerTaskExecutor());
    }

    /// @param background where files are read and written and the desk is asked
    MainWindow(UiServices services, FxThread fx, Executor background) {
        this.services = services;
        Fonts.load();
        messages =
                Messages.of(services.settings().language().orElse(""), Locale.getDefault())
                        .in(services.settings().zone());
        theme = new ThemeSwitch(services.settings());
        settings = new SettingsViewModel(services.settings(), messages);
        place = new WindowPlace(services.preferences());
        model = new WindowModel(services, messages, background, fx, Frames::ofScreen);
        exports = new Exports(services, messages, model.notices(), background, fx);
        dialogs = new FileDialogs(messages, services.preferences(), this::stage);
        crash =
                new CrashViewModel(
                        services.support(), messages, model.notices(), Parts::copy, background, fx);
        palette = new PaletteViewModel(() -> actions().all());
        panes = new Late<>(() -> CasePanes.of(services, messages, model, background, fx));
        exportMenu = new ExportMenu(messages);
        caseArea = new Late<>(this::areaOfCase);
        Shell shell = shell();
        NoticesView notices = new NoticesView(model.notices(), messages);
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        StackPane root =
                new StackPane(
                        shell.root(),
                        ModelsView.of(model.models(), messages),
                        sources(),
                        settings(services),
                        PaletteView.of(palette, messages),
                        KeysView.of(keys, () -> actions().keys(), messages),
                        StorageView.of(storage, services.storage(), messages, background, fx),
                        AboutView.of(about, services.shipped(), services.version(), messages),
                        CrashView.of(crash, messages),
                        notices);
        scene = new Scene(root, place.width(), place.height());
        NewCaseView.acceptDrops(root, this::open);
        obeyed =
                new ObeyedSettings(
                        services.settings(), fx, theme, scene, settings, model.opening()::settle);
        obeyed.onNewTexts(() -> renew(services, fx, background));
        settings.complaints().forEach(model.notices()::said);
        shortcuts = new Shortcuts(scene, model, shell::panes, () -> panes.get().approval().root());
        shortcuts.install(actions().commands(), actions().replay());
    }

    private Layer sources() {
        return SourcesView.of(
                model.sources(),
                messages,
                new SourcesView.Choosers(dialogs::file, dialogs::folder));
    }

    private Layer settings(UiServices services) {
        return SettingsView.of(
                settings,
                messages,
                new SettingsView.Ways(
                        model.models()::show,
                        model.sources()::show,
                        services.preferences().home()));
    }

    /// Makes the window anew in the same place, for texts in another language or zone.
    private void renew(UiServices services, FxThread fx, Executor background) {
        if (scene.getWindow() instanceof Stage stage) {
            place.remember(stage);
            leave();
            MainWindow fresh = new MainWindow(services, fx, background);
            successor = Optional.of(fresh);
            fresh.model.showLike(model);
            if (settings.open().get()) {
                fresh.settings.show();
            }
            fresh.put(stage);
        }
    }

    private void leave() {
        obeyed.close();
        model.close();
    }

    private CaseArea areaOfCase() {
        exportMenu.offer(actions().exports());
        var doings =
                new HeaderView.Doings(
                        model::stop,
                        model::resume,
                        new SteerMenu(panes.get().steer(), messages),
                        exportMenu);
        return new CaseArea(
                model.header(),
                new HeaderView(model.header(), messages, doings),
                panes.get(),
                model.timeline(),
                messages);
    }

    private Shell shell() {
        Late<NewCaseView> newCase = new Late<>(this::newCase);
        Late<ScanView> scan =
                new Late<>(() -> new ScanView(model.scanning(), messages, model::back));
        Late<CompareView> compare =
                new Late<>(() -> new CompareView(model.comparing(), messages, model::back));
        StartView start = new StartView(model.opening(), messages, doors());
        TopBar top =
                new TopBar(
                        messages,
                        theme.theme(),
                        model::start,
                        palette::show,
                        this::chooseBundle,
                        model.sources()::show,
                        model.models()::show,
                        settings::show,
                        this::toggleTheme);
        return new Shell(
                model, messages, top, new Shell.Pages(start, newCase, scan, compare, caseArea));
    }

    private StartView.Doors doors() {
        return new StartView.Doors(
                this::chooseFolder,
                () -> dialogs.file().ifPresent(file -> look(file.toPath())),
                model.sources()::show,
                this::look,
                () -> dialogs.alert().ifPresent(file -> openAlert(file.toPath())),
                this::chooseBundle,
                model::newCase);
    }

    private void chooseFolder() {
        dialogs.folder().ifPresent(folder -> look(folder.toPath()));
    }

    private void look(Path place) {
        model.look(
                Files.isDirectory(place)
                        ? DataPlace.of(place.toString())
                        : DataPlace.ofFile(place));
    }

    /// A path, an address or the name of a source.
    private void look(String typed) {
        boolean file = !typed.contains("://") && !typed.startsWith("jdbc:") && isFile(typed);
        model.look(file ? DataPlace.ofFile(Path.of(typed)) : DataPlace.of(typed));
    }

    private static boolean isFile(String typed) {
        try {
            return Files.isRegularFile(Path.of(typed));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private NewCaseView newCase() {
        return new NewCaseView(
                model.opening(),
                messages,
                new NewCaseView.Choosers(dialogs::alert, dialogs::folder),
                model::back);
    }

    WindowActions actions() {
        return new WindowActions(
                model,
                messages,
                exports.formats(),
                new WindowActions.Doings(
                        palette::show,
                        () -> keys.set(true),
                        () -> shortcuts.nextPane(1),
                        this::chooseBundle,
                        settings::show,
                        this::chooseFolder,
                        () -> storage.set(true),
                        this::toggleTheme,
                        () -> about.set(true),
                        crash::copyDiagnostics,
                        this::exportReport,
                        this::exportBundle,
                        tab -> caseArea().choose(tab),
                        exportMenu::choices,
                        panes,
                        services.settings()));
    }

    /// Opens a recording, data or an alert, by its name.
    public void open(Path file) {
        successor.ifPresentOrElse(window -> window.open(file), () -> openHere(file));
    }

    private void openHere(Path file) {
        if (file.toString().endsWith(".culprit")) {
            model.openBundle(file);
        } else if (Files.isDirectory(file) || DataPlace.isData(file)) {
            look(file);
        } else {
            model.newCase();
            model.opening().openAlert(file);
        }
    }

    private void chooseBundle() {
        dialogs.bundle().ifPresent(file -> model.openBundle(file.toPath()));
    }

    private void toggleTheme() {
        theme.toggle();
    }

    private void exportReport(ReportFormat format) {
        model.shown()
                .ifPresent(state ->
                        dialogs.save(state.id().value(), format.extension())
                                .ifPresent(file ->
                                        exports.report(format, state, exportMenu.options(), file)));
    }

    private void exportBundle() {
        model.shown()
                .ifPresent(state ->
                        dialogs.save(state.id().value(), "culprit")
                                .ifPresent(file -> exports.bundle(model.session().events(), file)));
    }

    private javafx.stage.Window stage() {
        return scene.getWindow();
    }

    /// Shows the window on a stage. Its size and place are remembered when it is closed.
    public void show(Stage stage) {
        put(stage);
        crash.tellOfTheRunBefore();
    }

    private void put(Stage stage) {
        stage.titleProperty()
                .bind(
                        model.caller()
                                .missed()
                                .map(missed ->
                                        (missed ? "\u25cf " : "") + messages.get("window.name")));
        model.caller().inFront().bind(stage.focusedProperty());
        stage.getIcons().setAll(Icons.ofWindow());
        stage.setScene(scene);
        place.restore(stage);
        stage.setOnHidden(_ -> {
            place.remember(stage);
            leave();
        });
        stage.show();
        obeyed.watch(stage);
    }

    /// In front of the other windows, also when it was an icon.
    public void toFront() {
        successor.ifPresent(MainWindow::toFront);
        if (stage() instanceof Stage shown) {
            shown.setIconified(false);
            shown.toFront();
            shown.requestFocus();
        }
    }

    /// Starts a sample investigation and shows it.
    public void openSample(String name) {
        model.opening().openSample(name);
    }

    /// Starts an investigation from an alert file and shows it.
    public void openAlert(Path file) {
        model.opening().openAlert(file);
    }

    /// Shows a recorded investigation.
    public void openBundle(Path file) {
        model.openBundle(file);
    }

    /// Tells of a mistake of the program. Screen's thread.
    public void failed(Throwable bug) {
        successor.ifPresentOrElse(window -> window.failed(bug), () -> crash.tell(bug));
    }

    WindowModel model() {
        return model;
    }

    CaseArea caseArea() {
        return caseArea.get();
    }

    PaletteViewModel palette() {
        return palette;
    }
}
