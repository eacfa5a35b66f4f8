package dev.culprit.connector.saas.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.core.source.ConnectorException;

/// Carries JSON-RPC messages to a server and back.
interface McpChannel extends AutoCloseable {
    /// What the server is called, without secrets.
    String name();

    /// Sends a request and waits for the message that answers its id.
    JsonNode request(ObjectNode message) throws ConnectorException, InterruptedException;

    /// Sends a message that has no answer.
    void send(ObjectNode message) throws ConnectorException, InterruptedException;

    @Override
    void close();
}
