package dev.culprit.connector.jdbc.mariadb;

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
import org.mariadb.jdbc.Driver;

/// MariaDB and MySQL databases, set up by fields or by an address.
public final class MariaDbProvider implements SourceProvider {
    private static final SourceField HOST = SourceField.required("host");
    private static final SourceField PORT = SourceField.number("port", 3306);
    private static final SourceField DATABASE = SourceField.required("database");
    private static final SourceField USER = SourceField.required("user");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final SourceField SSL_MODE =
            SourceField.choice("ssl_mode", "disable", "trust", "verify-ca", "verify-full");
    private static final SourceField CERTIFICATE = SourceField.file("root_certificate", false);
    private static final SourceField SCHEMAS = SourceField.optional("schemas");
    private static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 10);

    private static final AddressForm FORM =
            new AddressForm(
                    "MariaDB",
                    "jdbc:mariadb://host:port/database?user=name",
                    "(?:jdbc:)?(?:mariadb|mysql)",
                    3306,
                    List.of(
                            "user",
                            "password",
                            "sslMode",
                            "serverSslCert",
                            "schemas",
                            "connectTimeout"));

    @Override
    public SourceType type() {
        return SourceType.of(
                "mariadb",
                "MariaDB / MySQL",
                HOST,
                PORT,
                DATABASE,
                USER,
                PASSWORD,
                SSL_MODE,
                CERTIFICATE,
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
        String user = FORM.requireUser(parts);
        var values =
                Map.of(
                        HOST.name(),
                        parts.host(),
                        PORT.name(),
                        Integer.toString(parts.port()),
                        DATABASE.name(),
                        parts.path(),
                        USER.name(),
                        user,
                        SSL_MODE.name(),
                        parts.option("sslmode", SSL_MODE.preset()),
                        CERTIFICATE.name(),
                        parts.option("serversslcert", ""),
                        SCHEMAS.name(),
                        String.join(",", parts.list("schemas")),
                        CONNECT_SECONDS.name(),
                        Integer.toString(FORM.seconds(parts, "connectTimeout", 10)));
        String name = "mariadb://" + parts.host() + ":" + parts.port() + "/" + parts.path();
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(name, "mariadb", values),
                        Map.of(PASSWORD.name(), Secret.of(parts.option("password", "")))));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String place =
                profile.setting(HOST)
                        + ":"
                        + profile.number(PORT)
                        + "/"
                        + FORM.plain(DATABASE.name(), profile.setting(DATABASE));
        FORM.plain(HOST.name(), profile.setting(HOST));
        SourceId source = new SourceId("mariadb://" + place);
        MariaDbDialect dialect =
                new MariaDbDialect(source, profile.setting(USER), profile.list(SCHEMAS));
        return SqlConnector.open(
                source,
                dialect,
                new DriverSource(
                        new Driver(), "jdbc:mariadb://" + place, properties(profile, secrets)),
                Duration.ofSeconds(profile.number(CONNECT_SECONDS)),
                new MariaDbSession());
    }

    static Properties properties(SourceProfile profile, Secrets secrets) {
        Properties properties = new Properties();
        properties.setProperty("user", profile.setting(USER));
        properties.setProperty("password", secrets.secret(PASSWORD.name()).reveal());
        properties.setProperty("sslMode", profile.setting(SSL_MODE));
        DriverSource.setGiven(properties, "serverSslCert", profile.setting(CERTIFICATE));
        int connect = profile.number(CONNECT_SECONDS) * 1000;
        properties.setProperty("connectTimeout", Integer.toString(connect));
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectionAttributes", "program_name:culprit");
        return properties;
    }
}
