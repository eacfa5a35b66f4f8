package dev.culprit.ui.services;

import dev.culprit.core.query.Connector;
import dev.culprit.core.query.QueryResult;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import dev.culprit.core.source.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sources a person has set up, and what is in them. Calls that reach a network or a disk block;
/// the window makes them on a background thread.
public interface SourceSettings {
    /// Most rows of a sample.
    int SAMPLE_ROWS = 20;

    /// Kinds of sources that can be set up.
    List<SourceType> types();

    /// The plug-in that sources of a kind need and that is not installed.
    Optional<String> missingPlugin(SourceType type);

    /// By name.
    List<SourceProfile> profiles();

    /// Whether a secret of the source is known; the secret itself is never shown.
    boolean hasSecret(String source, String field);

    /// Stores a source under its name; answers with a sentence when something in it is not valid.
    ///
    /// @param secrets new ones by the names of their fields; the others stay as they are
    Optional<String> save(SourceProfile profile, Map<String, Secret> secrets);

    /// Forgets the source and its secrets.
    void remove(String name);

    /// Tries the connection and what the login may do.
    Connector.Check check(String name) throws ConnectorException;

    Schema schema(String name) throws ConnectorException;

    /// Some rows of a table, at most [#SAMPLE_ROWS] and in no order, by a query that passed the gate.
    QueryResult sample(String name, Table table) throws ConnectorException, InterruptedException;
}
