package dev.culprit.desktop.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.Status;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.MainWindow;
import dev.culprit.ui.fx.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The window on the real log, gate, source and analyst, driven by keyboard and mouse.
@ExtendWith(ApplicationExtension.class)
class WholeProductTest {
    @TempDir private static Path folder;

    private Wiring wiring;
    private MainWindow window;

    @Start
    void start(Stage stage) {
        wiring = Wiring.open(new Home(folder.resolve("home")));
        window = new MainWindow(wiring.uiServices("built-in"), new FxThread());
        stage.setWidth(1280);
        stage.setHeight(800);
        window.show(stage);
    }

    @AfterEach
    void close() {
        wiring.close();
    }

    @Test
    void aSampleIsApprovedToItsFindingAndReplaysAfterItsSourceIsGone(FxRobot robot)
            throws TimeoutException, IOException {
        robot.interact(() -> window.openSample("null_spike"));
        WaitForAsyncUtils.waitFor(60, SECONDS, () -> waits() || ended());
        while (!ended()) {
            robot.press(KeyCode.A).release(KeyCode.A);
            WaitForAsyncUtils.waitFor(60, SECONDS, () -> waits() || ended());
        }
        WaitForAsyncUtils.waitFor(20, SECONDS, () -> shown(robot, "#headline"));

        InvestigationId id = investigations().getFirst();
        assertThat(wiring.desk().state(id).status()).isEqualTo(Status.COMPLETED);
        assertThat(wiring.desk().state(id).queries())
                .allMatch(query -> query.approval().isPresent());

        Path bundle = folder.resolve("case.culprit");
        Files.write(bundle, Wiring.bundles().write(wiring.desk().events(id)));
        delete(folder.resolve("home/samples"));
        delete(folder.resolve("home/cache"));
        robot.interact(() -> window.openBundle(bundle));
        WaitForAsyncUtils.waitFor(20, SECONDS, () -> shown(robot, "#headline"));
        robot.clickOn(robot.lookup("Evidence").queryAs(Node.class));
        WaitForAsyncUtils.waitFor(20, SECONDS, () -> shown(robot, "#evidence-sql"));
    }

    private boolean waits() {
        return investigations().stream()
                .flatMap(id -> wiring.desk().state(id).queries().stream())
                .anyMatch(query -> query.phase() == QueryPhase.WAITING);
    }

    private boolean ended() {
        return investigations().stream().anyMatch(id -> wiring.desk().state(id).status().isFinal());
    }

    private List<InvestigationId> investigations() {
        return wiring.desk().investigations();
    }

    private static boolean shown(FxRobot robot, String node) {
        return robot.lookup(node).tryQuery().filter(Node::isVisible).isPresent();
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
