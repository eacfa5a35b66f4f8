package dev.culprit.desktop.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.QueryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private static final String SECRET = "ada@example.com";
    private static final Logger OURS = LoggerFactory.getLogger(LoggingTest.class);
    private static final Logger OTHERS = LoggerFactory.getLogger("org.example.Driver");

    @TempDir Path folder;

    @BeforeEach
    void writeIntoTheFolder() {
        Logging.into(folder);
    }

    @AfterEach
    void letGoOfTheFolder() {
        Logging.intoNothing();
    }

    @Test
    void aLineKeepsKindsNumbersAndIds() throws IOException {
        OURS.info(
                "{} query {} failed: {} after {} rows",
                new InvestigationId("case-1"),
                new QueryId(7),
                FailureKind.TIMEOUT,
                12);

        assertThat(written()).contains("case-1 query q7 failed: TIMEOUT after 12 rows");
    }

    @Test
    void whatCouldHoldDataIsLeftOut() throws IOException {
        OURS.warn("{} is not removed: {}", SECRET, "no such row " + SECRET);
        OURS.warn("Unreadable", new IllegalStateException(SECRET, new IOException(SECRET)));
        OTHERS.warn("Cannot convert " + SECRET);
        OTHERS.warn("Cannot convert", new IllegalArgumentException(SECRET));

        assertThat(written())
                .doesNotContain(SECRET)
                .contains("… is not removed: …")
                .contains("IllegalStateException", "java.io.IOException", "LoggingTest.java")
                .contains("org.example.Driver: …")
                .doesNotContain("Cannot convert");
    }

    @Test
    void atMostFiveFilesOfAMegabyteAreKept() throws IOException {
        String long1 = "x".repeat(64_000);
        for (int i = 0; i < 200; i++) {
            OURS.info(long1);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(1_200_000));
        }
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve(Logging.FILE));
    }
}
