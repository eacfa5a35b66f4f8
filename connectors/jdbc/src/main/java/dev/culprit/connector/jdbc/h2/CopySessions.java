package dev.culprit.connector.jdbc.h2;

import dev.culprit.connector.jdbc.SessionPool;
import dev.culprit.connector.kit.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/// Sessions over a copy that goes away with them.
record CopySessions(SessionPool pool, Path copy) implements SessionPool {
    @Override
    public Session begin(Duration timeout) throws SQLException {
        return pool.begin(timeout);
    }

    @Override
    public void close() {
        pool.close();
        try {
            Files.deleteIfExists(copy);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
