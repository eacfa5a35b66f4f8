package dev.culprit.connector.jdbc.flightsql;

import dev.culprit.connector.jdbc.AddressForm;
import dev.culprit.connector.jdbc.DriverSource;
import dev.culprit.connector.jdbc.MetadataCatalogue;
import dev.culprit.connector.jdbc.PluginDriver;
import dev.culprit.connector.jdbc.Rows;
import dev.culprit.connector.jdbc.SqlConnector;
import dev.culprit.connector.kit.DriverLibrary;
import dev.culprit.core.query.Connector;
import dev.culprit.core.query.SourceProvider;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Dialect;
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
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Servers of Arrow Flight SQL, set up by fields or by an address.
public final class FlightSqlProvider implements SourceProvider {
    static final PluginDriver DRIVER =
            new PluginDriver("flight-sql", "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver");

    private static final String ID = "flight-sql";
    private static final SourceField HOST = SourceField.required("host");
    private static final SourceField PORT = SourceField.number("port", 31337);
    private static final SourceField SQL = SourceField.choice("sql", "duckdb", "postgresql");
    private static final SourceField USER = SourceField.optional("user");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final SourceField TOKEN = SourceField.secret("token", false);
    private static final SourceField TLS = SourceField.flag("tls", true);
    private static final SourceField CERTIFICATE = SourceField.file("root_certificate", false);
    private static final SourceField CATALOG = SourceField.optional("catalog");
    private static final SourceField SCHEMAS = SourceField.optional("schemas");
    private static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 15);

    private static final AddressForm FORM =
            new AddressForm(
                    "Arrow Flight SQL",
                    "jdbc:arrow-flight-sql://host:port?user=name",
                    "(?:jdbc:)?arrow-flight-sql",
                    31337,
                    List.of(
                            "user",
                            "password",
                            "token",
                            "useEncryption",
                            "tlsRootCerts",
                            "catalog",
                            "sql",
                            "schemas"));

    /// The driver writes each failure to it before it throws it, and we tell it.
    private static final Logger CHATTER = Logger.getLogger("org.apache.arrow.driver.jdbc");

    private final DriverLibrary library;

    public FlightSqlProvider(DriverLibrary library) {
        this.library = library;
        CHATTER.setLevel(Level.OFF);
    }

    @Override
    public SourceType type() {
        return SourceType.of(
                ID,
                "Arrow Flight SQL",
                HOST,
                PORT,
                SQL,
                USER,
                PASSWORD,
                TOKEN,
                TLS,
                CERTIFICATE,
                CATALOG,
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
        if (!parts.path().isEmpty()) {
            throw FORM.refused("An Arrow Flight SQL address reads " + FORM.example() + ".");
        }
        Map<String, String> values = new HashMap<>();
        values.put(HOST.name(), parts.host());
        values.put(PORT.name(), Integer.toString(parts.port()));
        values.put(SQL.name(), parts.option("sql", SQL.preset()));
        values.put(USER.name(), parts.option("user", ""));
        values.put(TLS.name(), parts.option("useencryption", TLS.preset()));
        values.put(CERTIFICATE.name(), parts.option("tlsrootcerts", ""));
        values.put(CATALOG.name(), parts.option("catalog", ""));
        values.put(SCHEMAS.name(), String.join(",", parts.list("schemas")));
        String name = "arrow-flight-sql://" + parts.host() + ":" + parts.port();
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(name, ID, values),
                        Map.of(
                                PASSWORD.name(),
                                Secret.of(parts.option("password", "")),
                                TOKEN.name(),
                                Secret.of(parts.option("token", "")))));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String place = FORM.plain(HOST.name(), profile.setting(HOST)) + ":" + profile.number(PORT);
        SourceId source = new SourceId("arrow-flight-sql://" + place);
        Driver driver = DRIVER.load(library);
        boolean duckDb = profile.setting(SQL).equals("duckdb");
        String catalog = profile.setting(CATALOG);
        var scope =
                new MetadataCatalogue.Scope(
                        catalog.isEmpty() ? null : catalog,
                        duckDb ? "main" : "public",
                        Set.of("information_schema", "pg_catalog"),
                        profile.list(SCHEMAS));
        // The driver reaches a server without a login only when it is first asked.
        return SqlConnector.open(
                source,
                new FlightSqlDialect(
                        duckDb ? Dialect.DUCKDB : Dialect.POSTGRESQL,
                        scope,
                        new FlightSqlFailures(source)),
                new DriverSource(
                        driver,
                        "jdbc:arrow-flight-sql://" + place,
                        properties(profile, secrets),
                        connection -> Rows.text(connection, "SELECT 1")),
                Duration.ofSeconds(profile.number(CONNECT_SECONDS)),
                new FlightSqlSession());
    }

    static Properties properties(SourceProfile profile, Secrets secrets) {
        Properties properties = new Properties();
        String token = secrets.secret(TOKEN.name()).reveal();
        if (!token.isEmpty()) {
            properties.setProperty("token", token);
        } else if (!profile.setting(USER).isEmpty()) {
            properties.setProperty("user", profile.setting(USER));
            properties.setProperty("password", secrets.secret(PASSWORD.name()).reveal());
        }
        properties.setProperty("useEncryption", profile.setting(TLS));
        DriverSource.setGiven(properties, "tlsRootCerts", profile.setting(CERTIFICATE));
        DriverSource.setGiven(properties, "catalog", profile.setting(CATALOG));
        int connect = profile.number(CONNECT_SECONDS) * 1000;
        properties.setProperty("connectTimeoutMs", Integer.toString(connect));
        return properties;
    }
}
