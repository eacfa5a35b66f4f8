package dev.culprit.connector.files;

import dev.culprit.connector.kit.Permitted;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/// A folder with files of a test's making, and what a connector reads from it.
record FolderFixture(Path root) {

    Path folder() throws IOException {
        return Files.createDirectories(root.resolve("data"));
    }

    Path cache() {
        return root.resolve("cache");
    }

    FolderFixture with(String file, String content) throws IOException {
        Files.writeString(folder().resolve(file), content);
        return this;
    }

    /// Runs SQL in an unguarded engine, to write Parquet files.
    FolderFixture engine(String sql) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return this;
        }
    }

    FolderConnector open() throws ConnectorException, IOException {
        return FolderConnector.open(folder(), cache());
    }

    /// Name and native type of each column, as `name TYPE`.
    List<String> types(String table) throws Exception {
        try (FolderConnector connector = open()) {
            return connector.describe().table(table).orElseThrow().columns().stream()
                    .map(column -> column.name() + " " + column.nativeType())
                    .toList();
        }
    }

    List<List<String>> rows(String sql) throws Exception {
        try (FolderConnector connector = open()) {
            return connector.run(Permitted.query(sql)).rows().stream()
                    .map(QueryResult.Row::cells)
                    .toList();
        }
    }
}
