package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.samples.Sample;
import dev.culprit.samples.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every sample, from its alert to its finding, against the truth that only this test reads.
class SamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    static Stream<Sample> samples() {
        return new SampleLibrary().all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void endsAsItsTruthSaysTwiceWithTheSameFinding(Sample sample) throws IOException {
        Path data = folder.resolve(sample.name());
        sample.write(data);
        JsonNode truth = JSON.readTree(data.resolve("truth.json").toFile());
        boolean inconclusive = truth.path("status").asText().equals("inconclusive");

        String text = investigate(data, inconclusive ? 3 : 0);
        String again = investigate(data, inconclusive ? 3 : 0);
        JsonNode first = JSON.readTree(text);

        assertThat(lasting(again)).isEqualTo(lasting(text));
        assertThat(first.path("usage").path("queries").asInt()).isLessThanOrEqualTo(15);
        if (inconclusive) {
            assertThat(first.path("status").asText()).isEqualTo("inconclusive");
            return;
        }
        assertThat(first.path("fault")).isEqualTo(truth.path("fault"));
        assertThat(slice(first.path("slice"))).isIn(slices(truth));
        if (!truth.path("fault").asText().equals("expected_variance")) {
            assertThat(first.path("tables").path(0)).isEqualTo(truth.path("table"));
        }
    }

    private String investigate(Path data, int exitCode) throws IOException {
        Path finding = folder.resolve("finding.json");
        Path summary = folder.resolve("summary.pdf");
        Terminal.Answer answer =
                new Terminal(folder.resolve("home"))
                        .culprit(
                                "investigate",
                                data.resolve("alert.json"),
                                "--approve",
                                "auto",
                                "--output",
                                finding,
                                "--report",
                                summary,
                                "--detail",
                                "summary");
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(exitCode);
        try (PDDocument pdf = Loader.loadPDF(summary.toFile())) {
            assertThat(pdf.getNumberOfPages()).isOne();
        }
        return Files.readString(finding);
    }

    /// A finding's text without what belongs to the run: its id and how long it took.
    private static String lasting(String finding) {
        String without =
                finding.replaceFirst("\"investigation_id\" : \"[^\"]+\"", "")
                        .replaceFirst("\"seconds\" : [0-9.]+", "");
        assertThat(without).doesNotContain("investigation_id", "\"seconds\"");
        return without;
    }

    private static List<Set<String>> slices(JsonNode truth) {
        Stream<JsonNode> alternatives =
                Stream.iterate(0, i -> i + 1)
                        .limit(truth.path("slice_alternatives").size())
                        .map(truth.path("slice_alternatives")::get);
        return Stream.concat(Stream.of(truth.path("slice")), alternatives)
                .map(SamplesTest::slice)
                .toList();
    }

    private static Set<String> slice(JsonNode slice) {
        Set<String> terms = new HashSet<>();
        slice.properties()
                .forEach(term ->
                        terms.add(
                                term.getKey().replaceAll("^.*\\.", "")
                                        + "="
                                        + term.getValue().asText()));
        return terms;
    }
}
