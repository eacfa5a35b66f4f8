package dev.culprit.ui;

import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.settings.SettingsViewModel;
import dev.culprit.ui.theme.ThemeSwitch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/// Lets the window follow the settings as soon as they change, here or in another process.
final class ObeyedSettings implements AutoCloseable {
    private final Settings settings;
    private final ThemeSwitch theme;
    private final Scene scene;
    private final SettingsViewModel page;
    private final Consumer<Setting> opening;
    private final Consumer<Setting> listener;
    private Subscription subscriptions;
    private Runnable newTexts = () -> {};

    /// @param opening told of each change, for what is opened from then on
    ObeyedSettings(
            Settings settings,
            Executor screen,
            ThemeSwitch theme,
            Scene scene,
            SettingsViewModel page,
            Consumer<Setting> opening) {
        this.settings = settings;
        this.theme = theme;
        this.scene = scene;
        this.page = page;
        this.opening = opening;
        listener = setting -> screen.execute(() -> obey(setting));
        theme.dress(scene);
        subscriptions = theme.follow(scene);
        settings.onChange(listener);
    }

    /// What to do when all texts have to be written anew.
    void onNewTexts(Runnable renew) {
        newTexts = renew;
    }

    /// Looks for changes of other processes whenever someone comes back to the window.
    void watch(Window window) {
        subscriptions =
                subscriptions.and(
                        window.focusedProperty()
                                .subscribe(() -> {
                                    if (window.isFocused()) {
                                        settings.refresh();
                                    }
                                }));
    }

    /// A window narrower than what is in it would cut it off.
    private void fit() {
        if (scene.getWindow() instanceof Stage stage) {
            scene.getRoot().applyCss();
            double frame = Math.max(0, stage.getWidth() - scene.getWidth());
            double least = scene.getRoot().minWidth(-1) + frame;
            stage.setMinWidth(Math.max(WindowPlace.SMALLEST_WIDTH, least));
        }
    }

    private void obey(Setting setting) {
        if (ThemeSwitch.obeys(setting)) {
            theme.dress(scene);
            fit();
        }
        opening.accept(setting);
        page.read();
        if (setting.equals(KnownSettings.LANGUAGE) || setting.equals(KnownSettings.ZONE)) {
            newTexts.run();
        }
    }

    @Override
    public void close() {
        settings.forget(listener);
        subscriptions.unsubscribe();
    }
}
