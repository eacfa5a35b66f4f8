package dev.culprit.connector.jdbc.snowflake;

import dev.culprit.connector.jdbc.AddressForm;
import dev.culprit.connector.jdbc.DriverSource;
import dev.culprit.connector.jdbc.PluginDriver;
import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.connector.kit.DriverLibrary;
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
import java.sql.Driver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Snowflake databases, by password or key pair, set up by fields or by an address.
public final class SnowflakeProvider implements SourceProvider {
    static final PluginDriver DRIVER =
            new PluginDriver("snowflake", "net.snowflake.client.api.driver.SnowflakeDriver");

    private static final String ID = "snowflake";
    private static final String DOMAIN = ".snowflakecomputing.com";
    private static final String HERE = "(?:127\\.0\\.0\\.1|localhost):\\d+";

    private static final SourceField ACCOUNT = SourceField.required("account");
    private static final SourceField HOST = SourceField.optional("host");
    private static final SourceField USER = SourceField.required("user");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final SourceField KEY = SourceField.file("private_key", false);
    private static final SourceField KEY_PASSWORD = SourceField.secret("key_password", false);
    private static final SourceField WAREHOUSE = SourceField.optional("warehouse");
    private static final SourceField DATABASE = SourceField.required("database");
    private static final SourceField SCHEMA = SourceField.optional("schema", "PUBLIC");
    private static final SourceField ROLE = SourceField.optional("role");
    private static final SourceField SCHEMAS = SourceField.optional("schemas");
    private static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 30);

    private static final AddressForm FORM =
            new AddressForm(
                    "Snowflake",
                    "jdbc:snowflake://account.snowflakecomputing.com/?db=name&user=name",
                    "(?:jdbc:)?snowflake",
                    443,
                    List.of(
                            "user",
                            "password",
                            "private_key_file",
                            "warehouse",
                            "db",
                            "schema",
                            "role",
                            "schemas"));

    /// The driver writes each failure to it before it throws it, and we tell it.
    private static final Logger CHATTER = Logger.getLogger("net.snowflake");

    private final DriverLibrary library;

    public SnowflakeProvider(DriverLibrary library) {
        this.library = library;
        CHATTER.setLevel(Level.OFF);
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                ID,
                "Snowflake",
                ACCOUNT,
                HOST,
                USER,
                PASSWORD,
                KEY,
                KEY_PASSWORD,
                WAREHOUSE,
                DATABASE,
                SCHEMA,
                ROLE,
                SCHEMAS,
                CONNECT_SECONDS);
    }

    @Override
    public Optional<String> missingPlugin() {
        return DRIVER.missing(library);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        if (!FORM.isOne(address)) {
            return Optional.empty();
        }
        AddressForm.Parts parts = FORM.parse(address);
        String database = parts.option("db", "");
        if (!parts.path().isEmpty() || database.isEmpty() || !parts.host().endsWith(DOMAIN)) {
            throw FORM.refused("A Snowflake address reads " + FORM.example() + ".");
        }
        String account = parts.host().substring(0, parts.host().length() - DOMAIN.length());
        Map<String, String> values = new HashMap<>();
        values.put(ACCOUNT.name(), account);
        values.put(USER.name(), FORM.requireUser(parts));
        values.put(DATABASE.name(), database);
        values.put(SCHEMA.name(), parts.option("schema", SCHEMA.preset()));
        values.put(WAREHOUSE.name(), parts.option("warehouse", ""));
        values.put(ROLE.name(), parts.option("role", ""));
        values.put(KEY.name(), parts.option("private_key_file", ""));
        values.put(SCHEMAS.name(), String.join(",", parts.list("schemas")));
        return Optional.of(
                new SourceAddress(
                        new SourceProfile("snowflake://" + account + "/" + database, ID, values),
                        Map.of(PASSWORD.name(), Secret.of(parts.option("password", "")))));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String account = FORM.plain(ACCOUNT.name(), profile.setting(ACCOUNT));
        SourceId source = new SourceId("snowflake://" + account + "/" + profile.setting(DATABASE));
        String host = host(profile, account);
        Driver driver = DRIVER.load(library);
        return SqlConnector.open(
                source,
                new SnowflakeDialect(
                        source,
                        profile.setting(USER),
                        profile.setting(SCHEMA),
                        profile.list(SCHEMAS)),
                new DriverSource(
                        driver, "jdbc:snowflake://" + host + "/", properties(profile, secrets)),
                Duration.ofSeconds(profile.number(CONNECT_SECONDS)),
                new SnowflakeSession());
    }

    private static String host(SourceProfile profile, String account) throws ConnectorException {
        String host = profile.setting(HOST);
        return host.isEmpty() ? account + DOMAIN : FORM.plain(HOST.name(), host);
    }

    /// Without encryption on this machine only.
    static Properties properties(SourceProfile profile, Secrets secrets) {
        Properties properties = new Properties();
        properties.setProperty("account", profile.setting(ACCOUNT));
        properties.setProperty("user", profile.setting(USER));
        properties.setProperty("db", profile.setting(DATABASE));
        properties.setProperty("schema", profile.setting(SCHEMA));
        DriverSource.setGiven(properties, "password", secrets.secret(PASSWORD.name()).reveal());
        DriverSource.setGiven(properties, "private_key_file", profile.setting(KEY));
        DriverSource.setGiven(
                properties, "private_key_pwd", secrets.secret(KEY_PASSWORD.name()).reveal());
        DriverSource.setGiven(properties, "warehouse", profile.setting(WAREHOUSE));
        DriverSource.setGiven(properties, "role", profile.setting(ROLE));
        properties.setProperty("ssl", profile.setting(HOST).matches(HERE) ? "off" : "on");
        properties.setProperty("loginTimeout", profile.setting(CONNECT_SECONDS));
        properties.setProperty("application", "culprit");
        properties.setProperty("MULTI_STATEMENT_COUNT", "1");
        properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
        properties.setProperty("enablePutGet", "false");
        properties.setProperty("disablePlatformDetection", "true");
        properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
        properties.setProperty("CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false");
        properties.setProperty("tracing", "OFF");
        return properties;
    }
}
