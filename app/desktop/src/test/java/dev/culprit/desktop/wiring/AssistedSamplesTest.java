package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.core.event.EventStoreException;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The samples with a model at the analyst's side: an honest one spoils nothing, a lying one convinces
/// nobody.
class AssistedSamplesTest {
    @TempDir private Path folder;

    private AssistedBench bench;

    @BeforeEach
    void open() throws EventStoreException {
        bench = new AssistedBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<String> samples() {
        return new SampleLibrary().all().stream().map(Sample::name);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void withAnHonestModelASampleEndsAsWellAsWithoutAndWithALyingOneNeverWrong(String sample)
            throws IOException, InterruptedException {
        JsonNode truth = bench.truth(sample);
        InvestigationState without = bench.investigate(bench.sample(sample), analyst -> analyst);

        InvestigationState honest = bench.investigate(bench.sample(sample), new HonestModel());
        assertThat(honest.status()).isEqualTo(without.status());
        assertThat(isRight(honest, truth)).isEqualTo(isRight(without, truth)).isTrue();
        assertThat(sure(honest)).isGreaterThanOrEqualTo(sure(without));

        InvestigationState lying = bench.investigate(bench.sample(sample), new LyingModel());
        assertThat(lying.status()).isEqualTo(without.status());
        assertThat(isRight(lying, truth) || sure(lying) <= 0.5).isTrue();
        assertThat(lying.finding().map(Finding::narrative).map(Object::toString).orElse(""))
                .doesNotContain(
                        "99 %", "87.3", LyingModel.INVENTED, "DROP", "1999", "4711", "http");
        report(sample, without, honest, lying);
    }

    private void report(
            String sample,
            InvestigationState without,
            InvestigationState honest,
            InvestigationState lying) {
        System.out.printf(
                "%s: %s %.3f | honest %s %.3f %d q %d calls | lying %s %.3f %d q %d calls%n",
                sample,
                without.status(),
                sure(without),
                honest.status(),
                sure(honest),
                honest.queries().size(),
                bench.consulted(honest).size(),
                lying.status(),
                sure(lying),
                lying.queries().size(),
                bench.consulted(lying).size());
        if (System.getProperty("tell") != null) {
            for (InvestigationState state : java.util.List.of(without, honest, lying)) {
                state.hypotheses()
                        .forEach(it ->
                                System.out.println(
                                        "   "
                                                + it.id()
                                                + " "
                                                + it.hypothesis().author()
                                                + " "
                                                + it.standing()
                                                + " "
                                                + it.confidence().value()
                                                + " "
                                                + it.hypothesis().title()
                                                + " | "
                                                + it.decisive()
                                                        .map(e -> e.interpretation().summary())
                                                        .orElse("-")));
                System.out.println(
                        "   => "
                                + state.finding()
                                        .map(f ->
                                                f.narrative().headline()
                                                        + " :: "
                                                        + f.narrative().paragraph())
                                        .orElse("-"));
            }
            bench.consulted(lying)
                    .forEach(it ->
                            System.out.println(
                                    "   " + it.purpose() + " " + it.problem().orElse("ok")));
            bench.consulted(honest)
                    .forEach(it ->
                            System.out.println(
                                    "   " + it.purpose() + " " + it.problem().orElse("ok")));
        }
    }

    private static double sure(InvestigationState state) {
        return state.finding().map(it -> it.confidence().value()).orElse(0.0);
    }

    private static boolean isRight(InvestigationState state, JsonNode truth) {
        boolean inconclusive = truth.path("status").asText().equals("inconclusive");
        if (inconclusive || state.status() != Status.COMPLETED) {
            return inconclusive == (state.status() == Status.INCONCLUSIVE);
        }
        Optional<Finding> finding = state.finding();
        Map<String, String> slice = new HashMap<>();
        finding.orElseThrow()
                .slice()
                .terms()
                .forEach(it -> slice.put(it.attribute().replaceAll("^.*\\.", ""), it.value()));
        boolean place = slice.equals(map(truth.path("slice")));
        for (JsonNode alternative : truth.path("slice_alternatives")) {
            place |= slice.equals(map(alternative));
        }
        return place && finding.get().fault().key().equals(truth.path("fault").asText());
    }

    private static Map<String, String> map(JsonNode slice) {
        Map<String, String> map = new HashMap<>();
        slice.properties()
                .forEach(it ->
                        map.put(it.getKey().replaceAll("^.*\\.", ""), it.getValue().asText()));
        return map;
    }
}
