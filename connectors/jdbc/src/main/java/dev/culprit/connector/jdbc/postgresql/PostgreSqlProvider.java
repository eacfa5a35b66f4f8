package dev.culprit.connector.jdbc.postgresql;

import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.util.Map;
import java.util.Optional;

/// PostgreSQL databases, set up by fields or by an address.
public final class PostgreSqlProvider implements SourceProvider {
    static final SourceField HOST = SourceField.required("host");
    static final SourceField PORT = SourceField.number("port", PostgreSqlSettings.DEFAULT_PORT);
    static final SourceField DATABASE = SourceField.required("database");
    static final SourceField USER = SourceField.required("user");
    static final SourceField PASSWORD = SourceField.secret("password", false);
    static final SourceField SSL_MODE =
            SourceField.choice(
                    "ssl_mode",
                    "prefer",
                    "require",
                    "verify-ca",
                    "verify-full",
                    "allow",
                    "disable");
    static final SourceField ROOT_CERTIFICATE = SourceField.file("root_certificate", false);
    static final SourceField SCHEMAS = SourceField.optional("schemas");
    static final SourceField CONNECT_SECONDS =
            SourceField.number("connect_seconds", PostgreSqlSettings.DEFAULT_CONNECT_SECONDS);

    private final Map<String, String> environment;

    /// @param environment `PGUSER` and `PGPASSWORD` count when an address has no login
    public PostgreSqlProvider(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "postgresql",
                "PostgreSQL",
                HOST,
                PORT,
                DATABASE,
                USER,
                PASSWORD,
                SSL_MODE,
                ROOT_CERTIFICATE,
                SCHEMAS,
                CONNECT_SECONDS);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        if (!address.matches("(jdbc:)?postgres(ql)?:.*")) {
            return Optional.empty();
        }
        PostgreSqlSettings settings = PostgreSqlSettings.parse(address, environment);
        var values =
                Map.of(
                        HOST.name(), settings.host(),
                        PORT.name(), Integer.toString(settings.port()),
                        DATABASE.name(), settings.database(),
                        USER.name(), settings.user(),
                        SSL_MODE.name(), settings.sslMode(),
                        ROOT_CERTIFICATE.name(), settings.rootCertificate(),
                        SCHEMAS.name(), String.join(",", settings.schemas()),
                        CONNECT_SECONDS.name(), Integer.toString(settings.connectSeconds()));
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(settings.source().value(), "postgresql", values),
                        Map.of(PASSWORD.name(), settings.password())));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        return PostgreSqlConnector.open(
                new PostgreSqlSettings(
                        profile.setting(HOST),
                        profile.number(PORT),
                        profile.setting(DATABASE),
                        profile.setting(USER),
                        secrets.secret(PASSWORD.name()),
                        profile.setting(SSL_MODE),
                        profile.setting(ROOT_CERTIFICATE),
                        profile.list(SCHEMAS),
                        profile.number(CONNECT_SECONDS)));
    }
}
