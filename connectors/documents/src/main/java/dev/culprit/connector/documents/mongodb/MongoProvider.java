package dev.culprit.connector.documents.mongodb;

import dev.culprit.connector.kit.extract.ExtractConnector;
import dev.culprit.connector.kit.extract.ExtractSpec;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// MongoDB databases, set up by fields or by an address.
public final class MongoProvider implements SourceProvider {
    static final String ID = "mongodb";
    static final SourceField HOSTS = SourceField.required("hosts");
    static final SourceField SRV = SourceField.flag("srv", false);
    static final SourceField DATABASE = SourceField.required("database");
    static final SourceField USER = SourceField.optional("user");
    static final SourceField PASSWORD = SourceField.secret("password", false);
    static final SourceField AUTH_DATABASE = SourceField.optional("auth_database");
    static final SourceField REPLICA_SET = SourceField.optional("replica_set");
    static final SourceField TLS = SourceField.flag("tls", false);
    static final SourceField CONNECT_SECONDS =
            SourceField.number("connect_seconds", MongoSettings.DEFAULT_CONNECT_SECONDS);

    private final Path cache;

    /// @param cache where extracts are kept
    public MongoProvider(Path cache) {
        this.cache = cache;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                ID,
                "MongoDB",
                ExtractSpec.after(
                        HOSTS,
                        SRV,
                        DATABASE,
                        USER,
                        PASSWORD,
                        AUTH_DATABASE,
                        REPLICA_SET,
                        TLS,
                        CONNECT_SECONDS));
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        return address.matches("mongodb(\\+srv)?://.*")
                ? Optional.of(MongoAddress.read(address))
                : Optional.empty();
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        MongoSettings settings =
                new MongoSettings(
                        profile.list(HOSTS),
                        profile.flag(SRV),
                        profile.setting(DATABASE),
                        profile.setting(USER),
                        secrets.secret(PASSWORD.name()),
                        profile.setting(AUTH_DATABASE),
                        profile.setting(REPLICA_SET),
                        profile.flag(TLS),
                        profile.number(CONNECT_SECONDS));
        return ExtractConnector.open(
                new MongoRecords(settings), ExtractSpec.of(profile), cache, InstantSource.system());
    }
}
