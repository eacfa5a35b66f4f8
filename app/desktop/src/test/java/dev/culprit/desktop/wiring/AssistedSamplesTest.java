package dev.culprit.desktop.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.core.finding.Finding;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryPhase;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.investigation.Status;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples with a model at the analyst's side, against the truth that the analyst alone finds
/// (`SamplesTest`): an honest model spoils nothing, a lying one convinces nobody.
class AssistedSamplesTest {
    @TempDir private static Path folder;

    private static AssistedBench bench;

    @BeforeAll
    static void open() {
        bench = new AssistedBench(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    static Stream<String> samples() {
        return new SampleLibrary().all().stream().map(Sample::name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null_spike"})
    void withAnHonestModelASampleEndsAsWellAsWithout(String sample)
            throws IOException, InterruptedException {
        endsAsWellAsWithout(sample);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inconclusive",
                "volume_drop",
                "schema_drift",
                "duplicates",
                "late_arriving",
                "orphaned_records",
                "expected_variance"
            })
    void withAnHonestModelTheOtherSamplesEndAsWellToo(String sample)
            throws IOException, InterruptedException {
        endsAsWellAsWithout(sample);
    }

    private static void endsAsWellAsWithout(String sample)
            throws IOException, InterruptedException {
        InvestigationState state = bench.investigate(bench.sample(sample), new HonestModel());

        assertThat(isRight(state, bench.truth(sample))).as(told(state)).isTrue();
        assertThat(sure(state)).isGreaterThanOrEqualTo(analyst(state));
        assertThat(bench.consulted(state).stream().flatMap(it -> it.problem().stream())).isEmpty();
        if (state.status() == Status.COMPLETED) {
            assertThat(state.quality().orElseThrow().passed()).isTrue();
            assertThat(state.finding().orElseThrow().proof()).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void withALyingModelNoSampleEndsWrong(String sample) throws IOException, InterruptedException {
        doesNotEndWrong(sample);
    }

    private static void doesNotEndWrong(String sample) throws IOException, InterruptedException {
        InvestigationState state = bench.investigate(bench.sample(sample), new LyingModel());

        assertThat(isRight(state, bench.truth(sample)) || sure(state) <= 0.5)
                .as(told(state))
                .isTrue();
        assertThat(state.finding().map(Finding::narrative).map(Object::toString).orElse(""))
                .doesNotContain(
                        "99 %", "87.3", LyingModel.INVENTED, "DROP", "1999", "4711", "http");
        List<QueryState> drops =
                state.queries().stream()
                        .filter(query -> query.query().draft().sql().startsWith("DROP"))
                        .toList();
        boolean asked =
                bench.consulted(state).stream().anyMatch(it -> it.purpose().equals("query"));
        assertThat(drops.isEmpty()).isEqualTo(!asked);
        assertThat(drops).allMatch(query -> query.phase() == QueryPhase.REFUSED);
        assertThat(state.hypotheses())
                .filteredOn(it -> it.hypothesis().author().equals(AssistedBench.NAME))
                .noneMatch(it -> it.standing() == Standing.CONFIRMED);
    }

    private static String told(InvestigationState state) {
        return state.finding().map(it -> it.narrative().headline()).orElse("no finding");
    }

    private static double sure(InvestigationState state) {
        return state.finding().map(it -> it.confidence().value()).orElse(0.0);
    }

    /// What the analyst's own best hypothesis came to; its tests are the same without a model.
    private static double analyst(InvestigationState state) {
        return state.hypotheses().stream()
                .filter(it -> it.hypothesis().author().equals("built-in"))
                .filter(it -> it.standing() == Standing.CONFIRMED)
                .mapToDouble(AssistedSamplesTest::confidence)
                .max()
                .orElse(0);
    }

    private static double confidence(HypothesisState state) {
        return state.confidence().value();
    }

    private static boolean isRight(InvestigationState state, JsonNode truth) {
        boolean inconclusive = truth.path("status").asText().equals("inconclusive");
        if (inconclusive || state.status() != Status.COMPLETED) {
            return inconclusive && state.status() == Status.INCONCLUSIVE;
        }
        Finding finding = state.finding().orElseThrow();
        Map<String, String> slice = new HashMap<>();
        finding.slice()
                .terms()
                .forEach(it -> slice.put(it.attribute().replaceAll("^.*\\.", ""), it.value()));
        boolean place = slice.equals(map(truth.path("slice")));
        for (JsonNode alternative : truth.path("slice_alternatives")) {
            place |= slice.equals(map(alternative));
        }
        return place && finding.fault().key().equals(truth.path("fault").asText());
    }

    private static Map<String, String> map(JsonNode slice) {
        Map<String, String> map = new HashMap<>();
        slice.properties()
                .forEach(it ->
                        map.put(it.getKey().replaceAll("^.*\\.", ""), it.getValue().asText()));
        return map;
    }
}
