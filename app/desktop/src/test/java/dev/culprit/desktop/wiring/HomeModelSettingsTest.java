package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.EventEnvelope;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationEvent;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.source.DataType;
import dev.culprit.llm.stub.Dialect;
import dev.culprit.llm.stub.StubServer;
import dev.culprit.ui.services.ModelSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window does with models, on a real home folder.
class HomeModelSettingsTest {
    @TempDir private Path folder;
    private StubServer server;
    private Wiring wiring;
    private ModelSettings settings;

    @BeforeEach
    void open() throws IOException {
        server = new StubServer(Dialect.ANTHROPIC);
        wiring = Wiring.open(new Home(folder.resolve("home")));
        settings = wiring.uiServices("built-in").models();
    }

    @AfterEach
    void close() throws IOException {
        wiring.close();
        server.close();
    }

    private ModelSettings.Profile profile(String name, String provider) {
        return new ModelSettings.Profile(
                name,
                provider,
                "stub-1",
                Optional.of(server.endpoint().toString()),
                true,
                9,
                50_000,
                new BigDecimal("0.5"),
                Optional.of(new BigDecimal("3")),
                Optional.empty());
    }

    @Test
    void aSavedModelIsThereAtOnceAndKeepsItsKey() {
        ModelSettings.Profile claude = profile("Claude", "anthropic");

        assertThat(settings.save(claude, Optional.of("sk-1"))).isEmpty();
        assertThat(settings.save(claude, Optional.empty())).isEmpty();

        assertThat(settings.profiles()).containsExactly(claude);
        assertThat(wiring.desk().reasonerNames()).containsExactly("built-in", "Claude");
        assertThat(settings.check("Claude"))
                .satisfies(it -> assertThat(it.works()).isTrue())
                .satisfies(it -> assertThat(it.sentence()).startsWith("stub-1-dated answers"));
        assertThat(server.requests().getFirst().headers()).containsEntry("x-api-key", "sk-1");
        assertThat(settings.profiles().toString()).doesNotContain("sk-1");

        settings.remove("Claude");
        assertThat(settings.profiles()).isEmpty();
        assertThat(wiring.desk().reasonerNames()).containsExactly("built-in");
        assertThat(settings.check("Claude").works()).isFalse();
        settings.save(claude, Optional.empty());
        assertThat(settings.profiles().getFirst().hasKey()).isFalse();
        assertThat(settings.check("Claude").sentence()).startsWith("There is no key for Claude");
    }

    @Test
    void whatIsNotValidIsAnsweredWithASentenceAndNotStored() {
        assertThat(settings.save(profile("Built-in", "anthropic"), Optional.of("k")))
                .hasValueSatisfying(it -> assertThat(it).startsWith("A name has"));
        assertThat(settings.save(profile("a", "abacus"), Optional.of("k")))
                .hasValueSatisfying(it -> assertThat(it).startsWith("There is no provider abacus"));

        assertThat(settings.profiles()).isEmpty();
        assertThat(folder.resolve("home/secrets.json")).doesNotExist();
        assertThat(settings.providers()).contains("ollama");
        assertThat(settings.prompts()).extracting(ModelSettings.PromptText::name).contains("judge");
    }

    @Test
    void theFirstQuestionIsShownAndNothingIsSent() throws Exception {
        settings.save(profile("Claude", "anthropic"), Optional.of("sk-1"));
        InvestigationId id = investigated();

        assertThat(settings.preview(id, "Claude").orElseThrow())
                .contains("Task: propose what else")
                .contains("user_id");
        assertThat(settings.preview(id, "nobody")).isEmpty();
        assertThat(settings.revealed(id, "Nothing is hidden.")).isEqualTo("Nothing is hidden.");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void rowsLeaveThisMachineWithoutPersonalData() throws Exception {
        List<EventEnvelope<InvestigationEvent>> events =
                wiring.desk().events(investigated()).stream()
                        .map(HomeModelSettingsTest::withPerson)
                        .toList();
        Exports exports = Wiring.exports(new Home(folder.resolve("home")));

        String bundle = Wiring.bundles().read(exports.bundles().write(events)).toString();
        String report =
                new String(
                        exports.report(ReportFormat.HTML).render(InvestigationState.of(events)),
                        StandardCharsets.UTF_8);

        assertThat(bundle).contains("email#", "name#", "4711").doesNotContain("ada@", "Lovelace");
        assertThat(report).contains("email#", "name#", "4711").doesNotContain("ada@", "Lovelace");
        assertThat(rows(exports, events)).contains("email#", "name#", "4711");
        assertThat(rows(exports, events)).doesNotContain("ada@", "Lovelace");
    }

    /// The text of a PDF and of every file of the evidence.
    private static String rows(Exports exports, List<EventEnvelope<InvestigationEvent>> events)
            throws IOException {
        InvestigationState state = InvestigationState.of(events);
        var text = new StringBuilder();
        try (PDDocument pdf = Loader.loadPDF(exports.report(ReportFormat.PDF).render(state))) {
            text.append(new PDFTextStripper().getText(pdf));
        }
        byte[] packed = exports.report(ReportFormat.EVIDENCE).render(state);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private static EventEnvelope<InvestigationEvent> withPerson(
            EventEnvelope<InvestigationEvent> each) {
        if (each.event() instanceof InvestigationEvent.QuerySucceeded(var query, _, var took)) {
            var person =
                    new QueryResult(
                            List.of(
                                    new QueryResult.ResultColumn("customer_name", DataType.TEXT),
                                    new QueryResult.ResultColumn("contact", DataType.TEXT),
                                    new QueryResult.ResultColumn("n", DataType.INTEGER)),
                            List.of(
                                    new QueryResult.Row(
                                            List.of("Ada Lovelace", "ada@shop.example", "4711"))),
                            1,
                            QueryResult.Provenance.FULL);
            return new EventEnvelope<>(
                    each.position(),
                    each.investigation(),
                    each.sequence(),
                    each.at(),
                    each.hash(),
                    new InvestigationEvent.QuerySucceeded(query, person, took));
        }
        return each;
    }

    private InvestigationId investigated() throws Exception {
        OpenRequest sample = wiring.uiServices("built-in").samples().prepare("null_spike");
        InvestigationId id =
                wiring.desk()
                        .open(
                                new OpenRequest(
                                        sample.alert(),
                                        sample.source(),
                                        "built-in",
                                        ApprovalMode.AUTO,
                                        Limits.of(Profile.STANDARD)));
        wiring.desk().awaitEnd(id);
        return id;
    }
}
