package dev.culprit.connector.documents.cassandra;

import dev.culprit.connector.kit.DriverLibrary;
import dev.culprit.connector.kit.extract.ExtractConnector;
import dev.culprit.connector.kit.extract.ExtractSpec;
import dev.culprit.connector.kit.extract.RecordSourceOpener;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Keyspaces of a Cassandra cluster, set up by fields.
public final class CassandraProvider implements SourceProvider {
    static final SourceField HOSTS = SourceField.required("hosts");
    static final SourceField KEYSPACE = SourceField.required("keyspace");
    static final SourceField DATACENTER = SourceField.optional("datacenter");
    static final SourceField USER = SourceField.optional("user");
    static final SourceField PASSWORD = SourceField.secret("password", false);
    static final SourceField TLS = SourceField.flag("tls", false);
    static final SourceField CONSISTENCY =
            SourceField.choice("consistency", "local_quorum", "local_one", "quorum", "all");
    static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 15);

    private static final String PLUGIN = "cassandra";

    private static final String OPENER =
            "dev.culprit.connector.documents.cassandra.CassandraOpener";

    private final DriverLibrary library;
    private final Path cache;

    /// @param cache where extracts are kept
    public CassandraProvider(DriverLibrary library, Path cache) {
        this.library = library;
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "cassandra",
                "Cassandra",
                ExtractSpec.after(
                        HOSTS,
                        KEYSPACE,
                        DATACENTER,
                        USER,
                        PASSWORD,
                        TLS,
                        CONSISTENCY,
                        CONNECT_SECONDS));
    }

    @Override
    public Optional<String> missingPlugin() {
        return library.has(PLUGIN) ? Optional.empty() : Optional.of(PLUGIN);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        RecordSourceOpener opener =
                library.instance(PLUGIN, OPENER, RecordSourceOpener.class, CassandraProvider.class);
        return ExtractConnector.open(
                opener.open(profile, secrets),
                ExtractSpec.of(profile),
                cache,
                InstantSource.system());
    }
}
