package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.AddressForm;
import dev.culprit.connector.jdbc.DriverSource;
import dev.culprit.connector.jdbc.PluginDriver;
import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.connector.kit.DriverLibrary;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceField;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.core.source.SourceType;
import java.sql.Driver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// MySQL through its maker's own driver, which may not ship with the product: a plug-in. Addresses go to
/// [MariaDbProvider], whose driver speaks to both.
public final class MySqlProvider implements SourceProvider {
    static final PluginDriver DRIVER = new PluginDriver("mysql", "com.mysql.cj.jdbc.Driver");

    private static final SourceField HOST = SourceField.required("host");
    private static final SourceField PORT = SourceField.number("port", 3306);
    private static final SourceField DATABASE = SourceField.required("database");
    private static final SourceField USER = SourceField.required("user");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final SourceField SSL_MODE =
            SourceField.choice(
                    "ssl_mode", "preferred", "required", "verify-ca", "verify-full", "disable");
    private static final SourceField KEY_RETRIEVAL =
            SourceField.flag("allow_public_key_retrieval", false);
    private static final SourceField SCHEMAS = SourceField.optional("schemas");
    private static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 10);

    private static final AddressForm FORM =
            new AddressForm("MySQL", "", "no address", 3306, List.of());

    private final DriverLibrary library;

    public MySqlProvider(DriverLibrary library) {
        this.library = library;
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                "mysql",
                "MySQL (Connector/J)",
                HOST,
                PORT,
                DATABASE,
                USER,
                PASSWORD,
                SSL_MODE,
                KEY_RETRIEVAL,
                SCHEMAS,
                CONNECT_SECONDS);
    }

    @Override
    public Optional<String> missingPlugin() {
        return DRIVER.missing(library);
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String place =
                FORM.plain(HOST.name(), profile.setting(HOST))
                        + ":"
                        + profile.number(PORT)
                        + "/"
                        + FORM.plain(DATABASE.name(), profile.setting(DATABASE));
        SourceId source = new SourceId("mysql://" + place);
        Driver driver = DRIVER.load(library);
        return SqlConnector.open(
                source,
                new MariaDbDialect(source, profile.setting(USER), profile.list(SCHEMAS)),
                new DriverSource(driver, "jdbc:mysql://" + place, properties(profile, secrets)),
                Duration.ofSeconds(profile.number(CONNECT_SECONDS)),
                new MariaDbSession());
    }

    static Properties properties(SourceProfile profile, Secrets secrets) {
        Properties properties = new Properties();
        properties.setProperty("user", profile.setting(USER));
        properties.setProperty("password", secrets.secret(PASSWORD.name()).reveal());
        properties.setProperty("sslMode", sslMode(profile.setting(SSL_MODE)));
        properties.setProperty("allowPublicKeyRetrieval", profile.setting(KEY_RETRIEVAL));
        int connect = profile.number(CONNECT_SECONDS) * 1000;
        properties.setProperty("connectTimeout", Integer.toString(connect));
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("allowLoadLocalInfile", "false");
        properties.setProperty("allowUrlInLocalInfile", "false");
        properties.setProperty("autoDeserialize", "false");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("zeroDateTimeBehavior", "CONVERT_TO_NULL");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectionAttributes", "program_name:culprit");
        return properties;
    }

    private static String sslMode(String choice) {
        return switch (choice) {
            case "disable" -> "DISABLED";
            case "required" -> "REQUIRED";
            case "verify-ca" -> "VERIFY_CA";
            case "verify-full" -> "VERIFY_IDENTITY";
            default -> "PREFERRED";
        };
    }
}
