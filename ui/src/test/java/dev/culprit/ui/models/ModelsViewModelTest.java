package dev.culprit.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.services.ModelSettings.Check;
import dev.culprit.ui.testing.ScriptedWorld;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelsViewModelTest {
    private final ScriptedWorld world = ScriptedWorld.create();
    private final Profiles profiles =
            new Profiles(world.services().models(), Runnable::run, Runnable::run);
    private Optional<InvestigationId> open = Optional.empty();
    private final ModelsViewModel model =
            new ModelsViewModel(
                    world.services().models(),
                    profiles,
                    new Messages(Locale.ENGLISH),
                    Runnable::run,
                    Runnable::run,
                    () -> open);

    @AfterEach
    void close() {
        world.close();
    }

    private void type(String name) {
        model.show();
        model.add();
        model.form().name().set(name);
        model.form().model().set("llama");
    }

    @Test
    void aNewModelIsStoredWithItsKeyWhichIsNeverShown() {
        type("local");
        model.form().key().set("secret");
        model.save();

        assertThat(model.problem().get()).isEmpty();
        assertThat(model.profiles()).extracting(each -> each.name()).contains("local");
        assertThat(world.models().keys()).containsExactly("secret");
        assertThat(model.form().key().get()).isEmpty();
        assertThat(model.form().hasKey().get()).isTrue();
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsStored() {
        type("local");
        model.form().cost().set("2,50 or so");
        model.save();
        assertThat(model.problem().get()).contains("US dollars per case");
        model.form().cost().set("2.50");
        model.form().priceIn().set("3");
        model.save();
        assertThat(model.problem().get()).isEqualTo("Give both prices, or neither.");
        model.form().priceIn().set("");
        model.form().tokens().set("-4");
        model.save();
        assertThat(model.problem().get()).contains("tokens per case");
        model.form().tokens().set("400,000");
        model.form().provider().set("openai-compatible");
        model.save();
        assertThat(model.problem().get()).isEqualTo("A compatible server needs an address.");
        model.form().name().set("claude");
        model.save();
        assertThat(model.problem().get()).startsWith("There is a model of that name");

        assertThat(model.profiles()).hasSize(1);
    }

    @Test
    void aTestStoresWhatIsTypedAndSaysWhatCameOfIt() {
        type("broken");
        model.test();

        assertThat(model.checked().get().map(Check::works)).contains(false);
        assertThat(model.checked().get().map(Check::sentence).orElse("")).contains("key");
        assertThat(model.busy().get()).isFalse();
        assertThat(model.profiles()).hasSize(2);
        model.remove();
        assertThat(model.profiles()).hasSize(1);
        assertThat(model.editing().get()).isFalse();
    }

    @Test
    void whatWillBeSentNeedsACaseAndAModel() throws InterruptedException {
        model.show();
        assertThat(model.previewMissing().get()).startsWith("Open a case");
        open = Optional.of(world.finished().id());
        model.show();
        assertThat(model.previewMissing().get()).startsWith("Set up a model");
        model.previewed().set("claude");

        assertThat(model.previewMissing().get()).isEmpty();
        assertThat(model.preview().get()).contains("You propose; code decides");
    }

    @Test
    void onlyServersOnThisMachineIsRemembered() {
        model.show();
        model.localOnly(true);

        assertThat(world.models().localOnly()).isTrue();
    }
}
