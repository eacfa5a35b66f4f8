package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleFolderTest {

    private final Sample sample = new SampleLibrary().find("expected_variance").orElseThrow();

    @TempDir Path root;
    private Path folder;

    @BeforeEach
    void chooseFolder() {
        folder = root.resolve("deep").resolve("variance");
    }

    @Test
    void writesTheFolderAndLeavesNothingBesideIt() throws IOException {
        sample.write(folder);

        assertThat(names(folder.getParent())).containsExactly("variance");
        assertThat(names(folder))
                .contains("alert.json", "catalog.json", "truth.json", "README.md", "orders.csv");
    }

    @Test
    void aCompleteCopyIsLeftAlone() throws IOException {
        sample.write(folder);
        Object before = Files.readAttributes(folder, "fileKey,lastModifiedTime");

        sample.write(folder);

        assertThat(Files.readAttributes(folder, "fileKey,lastModifiedTime")).isEqualTo(before);
    }

    @Test
    void aDamagedCopyIsReplaced() throws IOException {
        sample.write(folder);
        long size = Files.size(folder.resolve("orders.csv"));
        Files.writeString(folder.resolve("orders.csv"), "cut off");

        sample.write(folder);

        assertThat(folder.resolve("orders.csv")).hasSize(size);
        assertThat(names(folder.getParent())).containsExactly("variance");
    }

    @Test
    void anEmptyFolderIsFilled() throws IOException {
        Files.createDirectories(folder);

        sample.write(folder);

        assertThat(folder.resolve("orders.csv")).exists();
    }

    @Test
    void aFolderThatHoldsSomethingElseIsNotTouched() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("thesis.txt"), "four years of work");

        assertThatThrownBy(() -> sample.write(folder))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(names(folder)).containsExactly("thesis.txt");
        assertThat(names(folder.getParent())).containsExactly("variance");
    }

    private static Stream<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
