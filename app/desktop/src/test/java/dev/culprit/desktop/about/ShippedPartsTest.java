package dev.culprit.desktop.about;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.desktop.about.ShippedParts.Jar;
import dev.culprit.ui.services.Shipped.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedPartsTest {
    private final ShippedParts shipped = new ShippedParts();

    @Test
    void everyShippedJarHasItsLineInTheListOfLicences() {
        List<ShippedParts.Entry> entries = ShippedParts.entries();
        List<Jar> without =
                ShippedParts.jars().stream()
                        .filter(jar -> ShippedParts.entry(entries, jar).isEmpty())
                        .toList();

        assertThat(without).as("add these to resources/licences/parts.txt").isEmpty();
    }

    @Test
    void theBuildListsItsJars() {
        assertThat(ShippedParts.jars())
                .extracting(Jar::artifact)
                .contains("h2", "duckdb_jdbc", "javafx-controls", "picocli")
                .noneMatch(
                        artifact -> artifact.startsWith("culprit") || artifact.contains("junit"));
    }

    @Test
    void everyLicenceComesWithItsText() {
        assertThat(shipped.parts())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(shipped.text(part)).hasSizeGreaterThan(500));
        assertThat(shipped.parts())
                .flatExtracting(part -> ShippedParts.ids(part.licence()))
                .allSatisfy(id ->
                        assertThat(
                                        getClass()
                                                .getResource(
                                                        "/dev/culprit/resources/licences/"
                                                                + id
                                                                + ".txt"))
                                .as(id)
                                .isNotNull());
    }

    @Test
    void whatIsNoJarIsThereToo() {
        assertThat(shipped.parts())
                .extracting(Part::name)
                .contains("OpenJDK, the Java runtime", "Inter, a typeface");
    }

    @Test
    void ofAChoiceTheFirstIsTaken() {
        assertThat(ShippedParts.ids("MPL-2.0 OR EPL-1.0")).containsExactly("MPL-2.0");
        assertThat(ShippedParts.ids("Apache-2.0 AND MIT")).containsExactly("Apache-2.0", "MIT");
    }
}
