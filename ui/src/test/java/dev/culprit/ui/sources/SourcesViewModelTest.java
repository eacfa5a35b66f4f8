package dev.culprit.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.core.source.Table;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.i18n.Messages;
import dev.culprit.ui.sources.SourcesViewModel.Page;
import dev.culprit.ui.testing.ScriptedSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourcesViewModelTest {
    private final Messages messages = new Messages(Locale.ENGLISH);
    private final ScriptedSources settings = new ScriptedSources();
    private final SourcesViewModel model =
            new SourcesViewModel(settings, messages, Runnable::run, Runnable::run);

    private void type(String name) {
        model.show();
        model.add();
        model.form().type().set(Optional.of(settings.types().getLast()));
        model.form().name().set(name);
        set("host", "db.example");
        set("database", "shop");
        set("user", "reader");
    }

    private void set(String field, String value) {
        model.form().value(field(field)).set(value);
    }

    private SourceField field(String name) {
        SourceType type = model.form().type().get().orElseThrow();
        return type.field(name).orElseThrow();
    }

    private void setUp(String name) {
        settings.save(new SourceProfile(name, "folder", Map.of("folder", "/data")), Map.of());
    }

    @Test
    void whatMustBeInstalledFirstIsSaid() {
        assertThat(settings.types())
                .extracting(type -> model.missing(type).orElse(""))
                .containsExactly(
                        "",
                        "Snowflake needs a plug-in that is not installed. Run culprit plugins"
                                + " install snowflake --from FOLDER in a terminal; culprit plugins"
                                + " show snowflake lists its files.",
                        "");
    }

    @Test
    void aNewSourceIsStoredWithItsSecretApartAndPresetsLeftOut() {
        type("shop");
        set("password", "hunter2");
        model.save();

        assertThat(model.problem().get()).isEmpty();
        assertThat(settings.profiles())
                .containsExactly(
                        new SourceProfile(
                                "shop",
                                "postgresql",
                                Map.of(
                                        "host", "db.example",
                                        "database", "shop",
                                        "user", "reader")));
        assertThat(settings.secret("shop", "password")).contains(Secret.of("hunter2"));
        assertThat(model.form().value(field("password")).get()).isEmpty();
        assertThat(model.form().hasSecret(field("password"))).isTrue();
        assertThat(model.form().value(field("port")).get()).isEqualTo("5432");
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsStored() {
        type("");
        model.save();
        assertThat(model.problem().get()).isEqualTo("Give the source a name.");
        type("shop");
        set("database", " ");
        model.save();
        assertThat(model.problem().get()).isEqualTo("Fill in: Database.");
        type("a/b");
        model.save();
        assertThat(model.problem().get()).isEqualTo("A name has letters and digits.");
        setUp("lake");
        type("lake");
        model.save();
        assertThat(model.problem().get()).startsWith("There is a source of that name");

        assertThat(settings.profiles()).extracting(SourceProfile::name).containsExactly("lake");
    }

    @Test
    void aTestStoresWhatIsTypedAndKeepsWhatCameOfItUntilTheSettingsChange() {
        type("broken");
        model.test();
        assertThat(model.tests()).containsKey("broken");
        assertThat(model.tests().get("broken").problem()).startsWith("The server refused");

        type("shop");
        model.test();
        Tested tested = model.tests().get("shop");
        assertThat(tested.check().orElseThrow().warnings()).hasSize(1);
        model.save();

        assertThat(model.tests()).containsOnlyKeys("broken");
        model.remove();
        assertThat(settings.profiles()).extracting(SourceProfile::name).containsExactly("broken");
    }

    @Test
    void tablesAreFoundByTheirNameAndByTheirColumns() {
        setUp("shop");
        model.show();
        model.turn(Page.TABLES);
        SchemaViewModel schema = model.schema();

        assertThat(schema.tables()).hasSize(3);
        assertThat(schema.chosen().get().map(Table::name)).contains(TableName.of("orders"));
        schema.search().set("STARTED");
        assertThat(schema.tables())
                .extracting(Table::name)
                .containsExactly(TableName.of("sessions"));
        schema.search().set("nothing");
        assertThat(schema.tables()).isEmpty();
    }

    @Test
    void rowsAreReadOnDemandAndHiddenUntilTheyAreRevealed() {
        setUp("shop");
        model.showTable("shop", TableName.of("users"));
        SchemaViewModel schema = model.schema();
        assertThat(settings.sampled()).isEmpty();

        schema.readSample();
        assertThat(cell(schema)).isEqualTo("Xxx-9999");
        schema.revealed().set(true);
        assertThat(cell(schema)).isEqualTo("Ada-4711");

        schema.choose(schema.tables().stream().findFirst());
        assertThat(schema.rows().get()).isEmpty();
        assertThat(schema.revealed().get()).isFalse();
        assertThat(settings.sampled()).containsExactly(TableName.of("users"));
    }

    private static String cell(SchemaViewModel schema) {
        QueryResult rows = schema.rows().get().orElseThrow();
        return rows.text(0, "user_id").orElseThrow();
    }

    @Test
    void aTableOfAnyLocationCanBeShownAndInvestigated() {
        List<String> begun = new ArrayList<>();
        model.schema().onInvestigate((from, table) -> begun.add(from + " " + table.name()));
        model.showTable("/data/of a case", TableName.of("sessions"));
        model.schema().investigate();
        model.showTable("/data/of a case", TableName.of("gone"));

        assertThat(begun).containsExactly("/data/of a case sessions");
        assertThat(model.schema().problem().get()).isEqualTo("The source has no table gone now.");
        model.showTable("broken", TableName.of("users"));
        assertThat(model.schema().problem().get()).startsWith("The server refused");
    }

    @Test
    void aFieldWithoutAWordOfItsOwnIsCalledByItsName() {
        assertThat(SourceForm.label(messages, SourceField.required("ssl_mode")))
                .isEqualTo("Encryption (SSL mode)");
        assertThat(SourceForm.label(messages, SourceField.required("keep_open")))
                .isEqualTo("Keep open");
    }
}
