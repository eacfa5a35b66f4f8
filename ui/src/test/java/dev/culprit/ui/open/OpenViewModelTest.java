package dev.culprit.ui.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.testing.ScriptedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final List<InvestigationId> opened = new ArrayList<>();
    private final OpenViewModel model =
            new OpenViewModel(
                    world.services(),
                    new Messages(Locale.ENGLISH),
                    Runnable::run,
                    Runnable::run,
                    opened::add);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSampleIsStarted() {
        model.openSample("null-spike");

        assertThat(opened).hasSize(1);
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void anAlertFileWithoutSourceReadsItsOwnFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("alert.json"), "{\"dataset_id\": \"orders\"}");
        model.openAlert(file);

        assertThat(world.services().desk().state(opened.getFirst()).start().source())
                .isEqualTo(folder.toString());
    }

    @Test
    void whatIsWrongWithAnAlertIsSaid() {
        model.source().set(ScriptedWorld.SOURCE);
        model.json().set("{}");
        model.openPasted();

        assertThat(opened).isEmpty();
        assertThat(model.problem().get()).isEqualTo("The alert has no dataset_id.");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        model.openAlert(Path.of("nowhere", "alert.json"));

        assertThat(model.problem().get()).startsWith("The file cannot be read");
    }

    @Test
    void theFormMakesAnAlertOfWholeDays() {
        fill();
        model.openForm();

        var alert = world.services().desk().state(opened.getFirst()).alert();
        assertThat(alert.title()).isEqualTo("NULL rate of orders.user_id");
        assertThat(alert.window().orElseThrow().days()).isEqualTo(3);
    }

    @Test
    void theFormNeedsASource() {
        fill();
        model.source().set(" ");
        model.openForm();

        assertThat(opened).isEmpty();
        assertThat(model.problem().get()).startsWith("Say where the data is");
    }

    @Test
    void theFormSaysWhatIsMissing() {
        fill();
        model.form().column().set("");
        model.openForm();

        assertThat(opened).isEmpty();
        assertThat(model.problem().get()).startsWith("Name the column");
    }

    @Test
    void aLookAtTheSourceOffersItsTables() {
        model.source().set(ScriptedWorld.SOURCE);
        model.look();

        assertThat(model.tables())
                .extracting(table -> table.name().toString())
                .containsExactly("orders", "users", "sessions");
    }

    @Test
    void aSourceThatIsNotThereIsSaid() {
        model.source().set("elsewhere");
        model.look();

        assertThat(model.problem().get()).isEqualTo("There is no source elsewhere.");
    }

    private void fill() {
        model.source().set(ScriptedWorld.SOURCE);
        model.form().kind().set(MetricKind.NULL_RATE);
        model.form().table().set("orders");
        model.form().column().set("user_id");
        model.form().timeColumn().set("created_at");
        model.form().from().setValue(LocalDate.of(2026, 1, 10));
        model.form().until().setValue(LocalDate.of(2026, 1, 12));
    }
}
