package dev.culprit.ui;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.ui.fx.FxThread;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Settings;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.concurrent.Callable;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What the settings do to a window that is open.
@ExtendWith(ApplicationExtension.class)
class SettingsWindowTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final Settings settings = world.services().settings();
    private Stage stage = null;

    @Start
    void start(Stage shown) {
        stage = shown;
        settings.set(KnownSettings.LANGUAGE, "en");
        settings.set(KnownSettings.THEME, "light");
        new MainWindow(world.services(), new FxThread()).show(shown);
        shown.requestFocus();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void searchFindsASettingAndItsValueHoldsAtOnce(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.write("contrast");
        until(() -> !isShown(robot, "#setting-language") && isShown(robot, "#setting-theme"));
        robot.interact(() -> settings.set(KnownSettings.THEME, "high-contrast"));
        until(() -> background().equals(Color.BLACK));
        robot.push(KeyCode.ESCAPE);

        until(() -> !isShown(robot, "#settings"));
    }

    @Test
    void sizeChangesTheTextsOfTheOpenWindow(FxRobot robot) throws Exception {
        Label title = robot.lookup(".hero").queryAs(Label.class);
        double before = title.getFont().getSize();
        robot.interact(() -> settings.set(KnownSettings.SCALE, "150"));
        WaitForAsyncUtils.waitForFxEvents();

        until(() -> title.getFont().getSize() == before * 1.5);
    }

    @ParameterizedTest
    @CsvSource({"100, 1000, 700", "150, 1000, 700", "200, 1280, 800"})
    void aRunningCaseFitsIntoTheWindow(String size, double width, double height, FxRobot robot)
            throws Exception {
        robot.clickOn("Missing user ids");
        until(() -> isShown(robot, "#approve"));
        robot.interact(() -> settings.set(KnownSettings.SCALE, size));
        Region root = (Region) stage.getScene().getRoot();
        robot.interact(() -> {
            root.resize(width, height);
            root.applyCss();
            root.layout();
            root.applyCss(); // what gives way at this size changes looks once more
        });

        assertThat(root.minWidth(-1)).isLessThanOrEqualTo(width);
        assertThat(root.minHeight(width)).isLessThanOrEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource({"100, 1000, 700", "150, 1280, 800"})
    void whatLooksOddIsSaidInFull(String size, double width, double height, FxRobot robot)
            throws Exception {
        TextField place = robot.lookup("#data-place").query();
        robot.interact(() -> {
            place.setText(ScriptedWorld.SOURCE);
            place.requestFocus();
        });
        robot.push(KeyCode.ENTER);
        until(() -> isShown(robot, ".oddity-open"));
        robot.interact(() -> settings.set(KnownSettings.SCALE, size));
        Region root = (Region) stage.getScene().getRoot();
        robot.interact(() -> {
            root.resize(width, height);
            root.applyCss();
            root.layout();
        });

        assertThat(robot.lookup(".oddity-card .label").queryAllAs(Label.class))
                .hasSizeGreaterThan(3)
                .allSatisfy(label ->
                        assertThat(((Text) label.lookup(".text")).getText())
                                .isEqualTo(label.getText()));
    }

    @Test
    void anotherLanguageKeepsThePageTheCaseAndTheSettingsOpen(FxRobot robot) throws Exception {
        robot.clickOn("Missing user ids");
        until(() -> isShown(robot, "#stop"));
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        robot.interact(() -> settings.set(KnownSettings.LANGUAGE, "de"));

        until(() ->
                isShown(robot, "#settings")
                        && robot.lookup("Einstellungen").tryQuery().isPresent());
        until(() -> isShown(robot, "#stop"));
        assertThat(robot.lookup("Settings").tryQuery()).isEmpty();
    }

    @Test
    void severalChangesOfAnotherProcessKeepTheCaseOnTheScreen(FxRobot robot) throws Exception {
        robot.clickOn("Missing user ids");
        until(() -> isShown(robot, "#stop"));
        var preferences = world.services().preferences();
        preferences.put("theme", "dark");
        preferences.put("language", "de");
        preferences.put("zone", "Europe/Berlin");
        robot.interact(settings::refresh);

        until(() -> isShown(robot, "#stop"));
        until(() -> robot.lookup("Neue Untersuchung").tryQuery().isPresent());
        until(() ->
                robot.lookup((Label label) -> label.getText().endsWith(" MEZ"))
                        .tryQuery()
                        .isPresent());
    }

    @Test
    void theButtonOfTheThemeIsTheSameDecision(FxRobot robot) throws Exception {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);

        until(() -> settings.get(KnownSettings.THEME).equals("dark"));
    }

    private Color background() {
        Region root = (Region) stage.getScene().getRoot();
        return (Color) root.getBackground().getFills().getFirst().getFill();
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().filter(SettingsWindowTest::isOnScreen).isPresent();
    }

    private static boolean isOnScreen(javafx.scene.Node node) {
        for (javafx.scene.Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(15, SECONDS, condition);
    }
}
