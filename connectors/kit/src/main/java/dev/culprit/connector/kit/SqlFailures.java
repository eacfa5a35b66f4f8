package dev.culprit.connector.kit;

import dev.culprit.core.source.ConnectorException;
import java.sql.SQLException;

/// Says what a driver's exception means for the user. Each source has its own codes and words.
@FunctionalInterface
public interface SqlFailures {
    /// The failure with its kind; a rejected query keeps the database's own words.
    ConnectorException of(SQLException failure);
}
