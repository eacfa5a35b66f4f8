package dev.culprit.desktop.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same data in a file of another engine leads to the same finding as in CSV files: each engine
/// answers the analyst's questions in its own dialect.
class DatabaseFilesInvestigationTest {
    @TempDir private static Path folder;
    private static SampleShop shop;
    private static JsonNode expected;

    @BeforeAll
    static void investigateTheFiles() throws IOException {
        shop = new SampleShop(folder);
        expected = shop.investigateTheFiles();
    }

    @Test
    void aSqliteFileGivesTheSameFindingAsFiles() throws Exception {
        Path file = sqlite(shop, folder);

        SampleShop.assertSame(shop.investigate(file.toString()), expected);
    }

    @Test
    void aDuckDbFileGivesTheSameFindingAsFiles() throws Exception {
        Path file = duckDb(shop, folder);

        SampleShop.assertSame(shop.investigate(file.toString()), expected);
    }

    @Test
    void anH2FileGivesTheSameFindingAsFiles() throws Exception {
        Path file = h2(shop, folder);

        SampleShop.assertSame(shop.investigate(file.toString()), expected);
    }

    static Path sqlite(SampleShop shop, Path folder) throws IOException, SQLException {
        Path file = folder.resolve("shop.sqlite");
        try (Connection target = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            shop.load(target, SampleShop.TYPES);
        }
        return file;
    }

    /// Row by row it would take minutes.
    static Path duckDb(SampleShop shop, Path folder) throws IOException, SQLException {
        Path file = folder.resolve("shop.duckdb");
        try (Connection target = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            for (Map.Entry<String, JsonNode> table : shop.tables().entrySet()) {
                String name = table.getKey();
                SampleShop.execute(
                        target, SampleShop.create(name, table.getValue(), SampleShop.TYPES));
                SampleShop.execute(
                        target, "COPY " + name + " FROM '" + shop.csv(name) + "' (HEADER)");
            }
        }
        return file;
    }

    static Path h2(SampleShop shop, Path folder) throws IOException, SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("shop") + ";USER=sa";
        try (Connection target = DriverManager.getConnection(url)) {
            shop.load(target, SampleShop.TYPES);
        }
        return folder.resolve("shop.mv.db");
    }
}
