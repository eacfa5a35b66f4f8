package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SampleLibraryTest {

    private final SampleLibrary library = new SampleLibrary();

    @Test
    void offersTheEightSamplesInTheirOrder() {
        assertThat(library.all().stream().map(Sample::name))
                .containsExactly(
                        "null_spike",
                        "volume_drop",
                        "schema_drift",
                        "duplicates",
                        "late_arriving",
                        "orphaned_records",
                        "expected_variance",
                        "inconclusive");
    }

    @Test
    void titlesFitAMenu() {
        assertThat(library.all())
                .allSatisfy(sample -> assertThat(sample.title()).isNotBlank().hasSizeLessThan(60))
                .allSatisfy(sample -> assertThat(sample.summary()).endsWith("."));
    }

    @Test
    void findsASampleByItsNameOnly() {
        assertThat(library.find("duplicates").map(Sample::name)).contains("duplicates");
        assertThat(library.find("nothing_like_it")).isEmpty();
    }

    @Test
    void aSampleOfNoKnownNameCannotBeWritten() {
        Sample unknown = new Sample("unknown", "title", "summary");

        assertThatThrownBy(() -> unknown.write(Path.of("never-written")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown");
    }
}
