package dev.culprit.connector.kit.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The engine's own opinion of a query's text, asked before it runs: exactly one `SELECT`. The gate
/// judged with another parser; both must agree.
public final class SingleSelect {
    private final ObjectMapper mapper = new ObjectMapper();

    /// @return the engine's JSON of the query
    public JsonNode require(Connection connection, String sql)
            throws ConnectorException, SQLException {
        JsonNode answer = parse(serialized(connection, sql));
        if (answer.path("error").asBoolean(true)) {
            throw new ConnectorException(
                    FailureKind.REJECTED,
                    "DuckDB does not read this as a query: "
                            + answer.path("error_message").asText("unknown statement"));
        }
        if (answer.path("statements").size() != 1) {
            throw new ConnectorException(
                    FailureKind.REJECTED, "DuckDB reads this as several statements.");
        }
        return answer;
    }

    private static String serialized(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT CAST(json_serialize_sql(?) AS VARCHAR)")) {
            statement.setString(1, sql);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException cause) {
            throw new IllegalStateException("The engine wrote broken JSON", cause);
        }
    }
}
