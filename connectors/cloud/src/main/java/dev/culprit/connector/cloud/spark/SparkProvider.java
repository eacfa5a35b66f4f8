package dev.culprit.connector.cloud.spark;

import dev.culprit.connector.kit.ConnectorOpener;
import dev.culprit.connector.kit.DriverLibrary;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.util.Optional;

/// Servers of Spark Connect, set up by fields; with a token where they ask for one.
public final class SparkProvider implements SourceProvider {
    static final SourceField HOST = SourceField.required("host");
    static final SourceField PORT = SourceField.number("port", 15_002);
    static final SourceField CATALOG = SourceField.optional("catalog");
    static final SourceField SCHEMA = SourceField.optional("schema");
    static final SourceField SCHEMAS = SourceField.optional("schemas");
    static final SourceField USER = SourceField.optional("user");
    static final SourceField TOKEN = SourceField.secret("token", false);
    static final SourceField TLS = SourceField.flag("tls", false);
    static final SourceField CERTIFICATE = SourceField.file("root_certificate", false);
    static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 15);

    private static final String PLUGIN = "spark";
    private static final String OPENER = "dev.culprit.connector.cloud.spark.SparkOpener";

    private final DriverLibrary library;

    public SparkProvider(DriverLibrary library) {
        this.library = library;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "spark",
                "Spark",
                HOST,
                PORT,
                CATALOG,
                SCHEMA,
                SCHEMAS,
                USER,
                TOKEN,
                TLS,
                CERTIFICATE,
                CONNECT_SECONDS);
    }

    @Override
    public Optional<String> missingPlugin() {
        return library.has(PLUGIN) ? Optional.empty() : Optional.of(PLUGIN);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        return library.instance(PLUGIN, OPENER, ConnectorOpener.class, SparkProvider.class)
                .open(profile, secrets);
    }
}
