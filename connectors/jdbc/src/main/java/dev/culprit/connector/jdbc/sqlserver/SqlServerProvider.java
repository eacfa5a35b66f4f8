package dev.culprit.connector.jdbc.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDriver;
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

/// SQL Server and Azure SQL databases, by SQL login.
public final class SqlServerProvider implements SourceProvider {
    private static final SourceField HOST = SourceField.required("host");
    private static final SourceField PORT = SourceField.number("port", 1433);
    private static final SourceField DATABASE = SourceField.required("database");
    private static final SourceField USER = SourceField.required("user");
    private static final SourceField PASSWORD = SourceField.secret("password", false);
    private static final SourceField ENCRYPT =
            SourceField.choice("encrypt", "true", "strict", "false");
    private static final SourceField TRUST = SourceField.flag("trust_server_certificate", false);
    private static final SourceField SCHEMAS = SourceField.optional("schemas");
    private static final SourceField CONNECT_SECONDS = SourceField.number("connect_seconds", 15);

    private static final AddressForm FORM =
            new AddressForm(
                    "SQL Server",
                    "jdbc:sqlserver://host:port;databaseName=name;user=name",
                    "(?:jdbc:)?sqlserver",
                    1433,
                    List.of(
                            "databaseName",
                            "user",
                            "password",
                            "encrypt",
                            "trustServerCertificate",
                            "schemas",
                            "loginTimeout"));

    @Override
    public SourceType type() {
        return SourceType.of(
                "sqlserver",
                "SQL Server",
                HOST,
                PORT,
                DATABASE,
                USER,
                PASSWORD,
                ENCRYPT,
                TRUST,
                SCHEMAS,
                CONNECT_SECONDS);
    }

    @Override
    public Optional<SourceAddress> read(String address) throws ConnectorException {
        if (!FORM.isOne(address)) {
            return Optional.empty();
        }
        AddressForm.Parts parts = FORM.parseSettings(address);
        String database = parts.option("databasename", "");
        if (database.isEmpty() || !parts.path().isEmpty()) {
            throw FORM.refused("An SQL Server address reads " + FORM.example() + ".");
        }
        var values =
                Map.of(
                        HOST.name(), parts.host(),
                        PORT.name(), Integer.toString(parts.port()),
                        DATABASE.name(), database,
                        USER.name(), FORM.requireUser(parts),
                        ENCRYPT.name(), parts.option("encrypt", ENCRYPT.preset()),
                        TRUST.name(), parts.option("trustservercertificate", TRUST.preset()),
                        SCHEMAS.name(), String.join(",", parts.list("schemas")),
                        CONNECT_SECONDS.name(),
                                Integer.toString(FORM.seconds(parts, "loginTimeout", 15)));
        String name = "sqlserver://" + parts.host() + ":" + parts.port() + "/" + database;
        return Optional.of(
                new SourceAddress(
                        new SourceProfile(name, "sqlserver", values),
                        Map.of(PASSWORD.name(), Secret.of(parts.option("password", "")))));
    }

    @Override
    public Connector open(SourceProfile profile, Secrets secrets) throws ConnectorException {
        String host = FORM.plain(HOST.name(), profile.setting(HOST));
        int port = profile.number(PORT);
        SourceId source =
                new SourceId("sqlserver://" + host + ":" + port + "/" + profile.setting(DATABASE));
        return SqlConnector.open(
                source,
                new SqlServerDialect(source, profile.setting(USER), profile.list(SCHEMAS)),
                new DriverSource(
                        new SQLServerDriver(),
                        "jdbc:sqlserver://" + host + ":" + port,
                        properties(profile, secrets)),
                Duration.ofSeconds(profile.number(CONNECT_SECONDS)),
                new SqlServerSession());
    }

    static Properties properties(SourceProfile profile, Secrets secrets) {
        Properties properties = new Properties();
        properties.setProperty("databaseName", profile.setting(DATABASE));
        properties.setProperty("user", profile.setting(USER));
        properties.setProperty("password", secrets.secret(PASSWORD.name()).reveal());
        properties.setProperty("encrypt", profile.setting(ENCRYPT));
        properties.setProperty("trustServerCertificate", profile.setting(TRUST));
        properties.setProperty("loginTimeout", profile.setting(CONNECT_SECONDS));
        // The server has no limit of its own: what asks without one is ended after this.
        properties.setProperty("queryTimeout", "30");
        properties.setProperty("applicationIntent", "ReadOnly");
        properties.setProperty("applicationName", "culprit");
        return properties;
    }
}
