package dev.culprit.connector.jdbc.h2;

import dev.culprit.connector.jdbc.Rows;
import dev.culprit.core.source.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Copies of database files, each with a login that may only read. Every opening makes its own copy,
/// as the login's password is not kept; it is deleted when the connector is closed.
final class H2Copies {
    static final String READER = "CULPRIT_READER";

    private static final String SCHEMAS =
            "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA"
                    + " WHERE SCHEMA_NAME <> 'INFORMATION_SCHEMA'";

    private static final Duration KEPT = Duration.ofDays(1);
    private static final long LARGEST = 4L << 30;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    H2Copies(Path folder) {
        this.folder = folder;
    }

    record Copy(Path file, String password) {}

    Copy of(Path original, String admin, Secret password) throws IOException, SQLException {
        if (Files.size(original) > LARGEST) {
            throw new IOException(
                    "it is larger than 4 GB; give a login that is no administrator instead");
        }
        Path own = folder.resolve(digest(original.toString()));
        Files.createDirectories(own);
        removeOld(own);
        Path copy = own.resolve(randomText() + H2Provider.ENDING);
        copyWhileNobodyWrites(original, copy, admin, password);
        String secret = randomText();
        makeReader(copy, admin, password, secret);
        return new Copy(copy, secret);
    }

    /// Our own open connection keeps writers away while the file is copied.
    private static void copyWhileNobodyWrites(
            Path original, Path copy, String admin, Secret password)
            throws IOException, SQLException {
        try (Connection open =
                H2File.driver(original, admin, password.reveal(), true).getConnection()) {
            Files.copy(original, copy);
            open.getMetaData();
        }
    }

    private static void makeReader(Path copy, String admin, Secret password, String secret)
            throws SQLException {
        try (Connection connection =
                        H2File.driver(copy, admin, password.reveal(), false).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP USER IF EXISTS " + READER);
            statement.execute("CREATE USER " + READER + " PASSWORD '" + secret + "'");
            List<String> schemas = Rows.list(connection, SCHEMAS, row -> row.getString(1));
            for (String schema : schemas) {
                String quoted = '"' + schema.replace("\"", "\"\"") + '"';
                statement.execute("GRANT SELECT ON SCHEMA " + quoted + " TO " + READER);
            }
        }
    }

    /// Those that a killed process left behind.
    private static void removeOld(Path own) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(KEPT));
        try (Stream<Path> copies = Files.list(own)) {
            for (Path copy : copies.toList()) {
                if (Files.getLastModifiedTime(copy).compareTo(limit) < 0) {
                    Files.deleteIfExists(copy);
                }
            }
        }
    }

    private String randomText() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
