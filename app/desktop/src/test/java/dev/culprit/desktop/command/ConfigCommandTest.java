package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.ApprovalMode;
import dev.culprit.desktop.command.Terminal.Answer;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Setting;
import dev.culprit.ui.services.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir private Path folder;
    private Home home;
    private Terminal terminal;

    @BeforeEach
    void beginAfresh() {
        home = new Home(folder.resolve("home"));
        terminal = new Terminal(home.folder());
    }

    @Test
    void everySettingIsListedWithItsValueAndAnExplanation() {
        terminal.culprit("config", "set", "theme", "dark");
        Answer answer = terminal.culprit("config", "list");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines()).hasSameSizeAs(KnownSettings.ALL);
        assertThat(answer.out())
                .containsPattern("theme +dark \\* +The colours of the window\\.")
                .containsPattern("limits.queries +50 +Own limit:");
    }

    @Test
    void whatWasSetIsReadAgainAndGivenBack() {
        assertThat(terminal.culprit("config", "set", "scale", "150").exitCode()).isZero();
        assertThat(terminal.culprit("config", "get", "scale").out().strip()).isEqualTo("150");
        assertThat(terminal.culprit("config", "unset", "scale").exitCode()).isZero();
        assertThat(terminal.culprit("config", "get", "scale").out().strip()).isEqualTo("100");
        assertThat(Path.of(terminal.culprit("config", "path").out().strip())).exists();
    }

    @Test
    void wrongKeysAndValuesAreNamed() {
        Answer key = terminal.culprit("config", "set", "colour", "red");
        Answer value = terminal.culprit("config", "set", "scale", "1000");

        assertThat(key.exitCode()).isEqualTo(2);
        assertThat(key.err()).contains("no setting colour").contains("theme");
        assertThat(value.exitCode()).isEqualTo(2);
        assertThat(value.err()).contains("scale needs a whole number from 100 to 200.");
    }

    @Test
    void aDamagedFileIsToldAndTheUsualValueHolds() throws IOException {
        Files.createDirectories(home.folder());
        Files.writeString(home.preferences(), "theme=purple\nlimits.queries=12\n");
        Answer answer = terminal.culprit("config", "get", "theme");

        assertThat(answer.out().strip()).isEqualTo("system");
        assertThat(answer.err())
                .contains(
                        "theme is \"purple\" in the settings file, which is not one of system,"
                                + " light, dark, high-contrast. system is used.");
        assertThat(terminal.culprit("config", "get", "limits.queries").out().strip())
                .isEqualTo("12");
    }

    @Test
    void anOpenWindowLearnsWhatACommandSetAndKeepsItWhenItWrites() {
        home.prepare();
        Settings ofWindow = Wiring.settings(home);
        List<Setting> heard = new ArrayList<>();
        ofWindow.onChange(heard::add);
        terminal.culprit("config", "set", "approval", "auto");
        ofWindow.refresh();
        ofWindow.set(KnownSettings.SCALE, "125");

        assertThat(heard).containsExactly(KnownSettings.APPROVAL, KnownSettings.SCALE);
        assertThat(ofWindow.approval(KnownSettings.APPROVAL)).isEqualTo(ApprovalMode.AUTO);
        assertThat(terminal.culprit("config", "get", "approval").out().strip()).isEqualTo("auto");
        assertThat(terminal.culprit("config", "get", "scale").out().strip()).isEqualTo("125");
    }

    @Test
    void localOnlyIsTheSwitchThatTheModelsObey() {
        terminal.culprit("config", "set", "models.local-only", "on");

        assertThat(Wiring.models(home).profiles().localOnly()).isTrue();
        assertThat(Wiring.settings(home).isOn(KnownSettings.LOCAL_MODELS)).isTrue();
    }

    @Test
    void anInvestigationWithoutFlagsObeysTheSettings() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(
                data.resolve("orders.csv"), "order_id,user_id,created_at\n1,,2026-01-12\n");
        Path alert = data.resolve("alert.json");
        Files.writeString(
                alert,
                """
                {"dataset_id": "orders", "metric": {"kind": "null_rate", "column": "user_id"},
                 "expected_value": 0.0, "actual_value": 0.25}
                """);
        terminal.culprit("config", "set", "approval.command-line", "deny");
        terminal.culprit("config", "set", "profile", "own");
        terminal.culprit("config", "set", "limits.queries", "7");
        terminal.culprit("investigate", alert, "--quiet");
        terminal.culprit("investigate", alert, "--quiet", "--profile", "safe", "--approve", "auto");

        try (Wiring wiring = Wiring.open(home)) {
            var started =
                    wiring.desk().investigations().stream()
                            .map(id -> wiring.desk().state(id).start())
                            .toList();
            assertThat(started)
                    .extracting(each -> each.approval())
                    .containsExactly(ApprovalMode.AUTO, ApprovalMode.DENY);
            assertThat(started).extracting(each -> each.limits().queries()).containsExactly(25, 7);
        }
    }
}
