package dev.culprit.connector.jdbc;

import dev.culprit.connector.kit.Sessions;

/// Sessions over pooled connections.
public interface SessionPool extends Sessions, AutoCloseable {
    @Override
    void close();
}
