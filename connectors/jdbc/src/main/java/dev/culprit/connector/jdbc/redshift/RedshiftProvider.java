package dev.culprit.connector.jdbc.redshift;

import com.amazon.redshift.Driver;
import dev.culprit.connector.jdbc.AddressForm;
import dev.culprit.connector.jdbc.DriverSource;
import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Redshift clusters and workgroups, by database login. Logins by AWS keys are not offered.
public final class RedshiftProvider implements SourceProvider {
    private static final SourceField HOST = SourceField.required("host");
    private static final SourceField PORT = SourceField.number("port", 5439);
    private static final SourceField DATABASE = SourceField.required("database");
    private static final SourceField USER = SourceField.required("user");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final SourceField SSL_MODE =
            SourceField.choice("ssl_mode", "verify-ca", "verify-full", "disable");
    private static final SourceField SCHEMAS = SourceField.optional("schemas");
    private static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 10);

    private static final AddressForm FORM =
            new AddressForm(
                    "Redshift",
                    "jdbc:redshift://host:port/database?user=name",
                    "(?:jdbc:)?redshift",
                    5439,
                    List.of("user", "password", "sslmode", "schemas", "connectTimeout"));

    @Override
    public SourceType type() {
        return SourceType.of(
                "redshift",
                "Redshift",
                HOST,
                PORT,
                DATABASE,
                USER,
                PASSWORD,
                SSL_MODE,
                SCHEMAS,
                CONNECT_SECONDS);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        if (!FORM.isOne(address)) {
            return Optional.empty();
        }
        AddressForm.Parts parts = FORM.parse(address);
        FORM.requirePath(parts);
        var values =
                Map.of(
                        HOST.name(), parts.host(),
                        PORT.name(), Integer.toString(parts.port()),
                        DATABASE.name(), parts.path(),
                        USER.name(), FORM.requireUser(parts),
                        SSL_MODE.name(), parts.option("sslmode", SSL_MODE.preset()),
                        SCHEMAS.name(), String.join(",", parts.list("schemas")),
                        CONNECT_SECONDS.name(),
                                Integer.toString(FORM.seconds(parts, "connectTimeout", 10)));
        String name = "redshift://" + parts.host() + ":" + parts.port() + "/" + parts.path();
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(name, "redshift", values),
                        Map.of(PASSWORD.name(), Secret.of(parts.option("password", "")))));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String place =
                FORM.plain(HOST.name(), profile.setting(HOST))
                        + ":"
                        + profile.number(PORT)
                        + "/"
                        + FORM.plain(DATABASE.name(), profile.setting(DATABASE));
        SourceId source = new SourceId("redshift://" + place);
        return SqlConnector.open(
                source,
                new RedshiftDialect(source, profile.setting(USER), profile.list(SCHEMAS)),
                new DriverSource(
                        new Driver(), "jdbc:redshift://" + place, properties(profile, secrets)),
                Duration.ofSeconds(profile.number(CONNECT_SECONDS)),
                new RedshiftSession());
    }

    static Properties properties(SourceProfile profile, Secrets secrets) {
        Properties properties = new Properties();
        String mode = profile.setting(SSL_MODE);
        properties.setProperty("user", profile.setting(USER));
        properties.setProperty("password", secrets.secret(PASSWORD.name()).reveal());
        boolean encrypted = !mode.equals("disable");
        properties.setProperty("ssl", Boolean.toString(encrypted));
        if (encrypted) {
            properties.setProperty("sslmode", mode);
        }
        String seconds = profile.setting(CONNECT_SECONDS);
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "culprit");
        return properties;
    }
}
