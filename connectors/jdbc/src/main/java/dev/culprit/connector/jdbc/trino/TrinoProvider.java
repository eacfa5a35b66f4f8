package dev.culprit.connector.jdbc.trino;

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
import io.trino.jdbc.TrinoDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// One catalogue of a Trino server, by password or by token. Logins that open a browser and Kerberos
/// are not offered.
public final class TrinoProvider implements SourceProvider {
    private static final SourceField HOST = SourceField.required("host");
    private static final SourceField PORT = SourceField.number("port", 443);
    private static final SourceField CATALOG = SourceField.required("catalog");
    private static final SourceField SCHEMA = SourceField.optional("schema");
    private static final SourceField USER = SourceField.required("user");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final SourceField TOKEN = SourceField.secret("token", false);
    private static final SourceField SSL_MODE =
            SourceField.choice("ssl_mode", "verify-full", "verify-ca", "trust", "disable");
    private static final SourceField CERTIFICATE = SourceField.file("root_certificate", false);
    private static final SourceField SCHEMAS = SourceField.optional("schemas");
    private static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 10);

    /// How the driver calls the modes that encrypt.
    private static final Map<String, String> VERIFICATION =
            Map.of("FULL", "verify-full", "CA", "verify-ca", "NONE", "trust");

    private static final String EXAMPLE = "jdbc:trino://host:port/catalog/schema?user=name";

    @Override
    public SourceType type() {
        return SourceType.of(
                "trino",
                "Trino",
                HOST,
                PORT,
                CATALOG,
                SCHEMA,
                USER,
                PASSWORD,
                TOKEN,
                SSL_MODE,
                CERTIFICATE,
                SCHEMAS,
                CONNECT_SECONDS);
    }

    /// The driver's address; there, what does not say `SSL=true` is not encrypted.
    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        AddressForm plain = form(80);
        if (!plain.isOne(address)) {
            return Optional.empty();
        }
        boolean encrypted = plain.parse(address).option("ssl", "false").equals("true");
        AddressForm form = encrypted ? form(443) : plain;
        AddressForm.Parts parts = form.parse(address);
        String[] path = parts.path().split("/", -1);
        if (path[0].isEmpty() || path.length > 2) {
            throw form.refused("A Trino address reads " + EXAMPLE + ".");
        }
        String schema = path.length == 2 ? path[1] : "";
        var values =
                Map.of(
                        HOST.name(),
                        parts.host(),
                        PORT.name(),
                        Integer.toString(parts.port()),
                        CATALOG.name(),
                        path[0],
                        SCHEMA.name(),
                        schema,
                        USER.name(),
                        form.requireUser(parts),
                        SSL_MODE.name(),
                        encrypted ? mode(form, parts) : "disable",
                        CERTIFICATE.name(),
                        parts.option("ssltruststorepath", ""),
                        SCHEMAS.name(),
                        String.join(",", parts.list("schemas")),
                        CONNECT_SECONDS.name(),
                        Integer.toString(form.seconds(parts, "connectTimeout", 10)));
        String name = "trino://" + parts.host() + ":" + parts.port() + "/" + parts.path();
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(name, "trino", values),
                        Map.of(
                                PASSWORD.name(), Secret.of(parts.option("password", "")),
                                TOKEN.name(), Secret.of(parts.option("accesstoken", "")))));
    }

    private static AddressForm form(int port) {
        return new AddressForm(
                "Trino",
                EXAMPLE,
                "(?:jdbc:)?trino",
                port,
                List.of(
                        "user",
                        "password",
                        "accessToken",
                        "SSL",
                        "SSLVerification",
                        "SSLTrustStorePath",
                        "schemas",
                        "connectTimeout"));
    }

    private static String mode(AddressForm form, AddressForm.Parts parts)
            throws ConnectorException {
        String verification = parts.option("sslverification", "FULL");
        String mode = VERIFICATION.get(verification);
        if (mode == null) {
            throw form.refused("SSLVerification is FULL, CA or NONE, not " + verification + ".");
        }
        return mode;
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        AddressForm form = form(443);
        String schema = form.plain(SCHEMA.name(), profile.setting(SCHEMA));
        String place =
                form.plain(HOST.name(), profile.setting(HOST))
                        + ":"
                        + profile.number(PORT)
                        + "/"
                        + form.plain(CATALOG.name(), profile.setting(CATALOG))
                        + (schema.isEmpty() ? "" : "/" + schema);
        SourceId source = new SourceId("trino://" + place);
        Duration connect = Duration.ofSeconds(profile.number(CONNECT_SECONDS));
        return SqlConnector.open(
                source,
                new TrinoDialect(source, profile.setting(USER), schema, profile.list(SCHEMAS)),
                new DriverSource(
                        new TrinoDriver(),
                        "jdbc:trino://" + place,
                        properties(profile, secrets),
                        connection -> prepare(connection, connect)),
                connect,
                new TrinoSession());
    }

    /// The driver's connections are made without a word to the server, and its queries wait two
    /// minutes for one that is gone.
    private static void prepare(Connection connection, Duration connect) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(connect.toMillis()));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    static Properties properties(SourceProfile profile, Secrets secrets) {
        Properties properties = new Properties();
        properties.setProperty("user", profile.setting(USER));
        DriverSource.setGiven(properties, "password", secrets.secret(PASSWORD.name()).reveal());
        DriverSource.setGiven(properties, "accessToken", secrets.secret(TOKEN.name()).reveal());
        String mode = profile.setting(SSL_MODE);
        properties.setProperty("SSL", Boolean.toString(!mode.equals("disable")));
        VERIFICATION.forEach((verification, named) -> {
            if (named.equals(mode)) {
                properties.setProperty("SSLVerification", verification);
            }
        });
        if (!mode.equals("disable") && !mode.equals("trust")) {
            DriverSource.setGiven(properties, "SSLTrustStorePath", profile.setting(CERTIFICATE));
        }
        properties.setProperty("timeout", profile.setting(CONNECT_SECONDS) + "s");
        properties.setProperty("timezone", "UTC");
        properties.setProperty("disallowLocalRedirect", "true");
        properties.setProperty("source", "culprit");
        return properties;
    }
}
