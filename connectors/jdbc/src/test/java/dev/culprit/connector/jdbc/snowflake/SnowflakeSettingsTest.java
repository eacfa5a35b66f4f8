package dev.culprit.connector.jdbc.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.NoPlugins;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be known without the driver.
class SnowflakeSettingsTest {
    private static final String BASE = "jdbc:snowflake://acme-x.snowflakecomputing.com/?user=ann";

    private final SnowflakeProvider provider = new SnowflakeProvider(new NoPlugins());

    @Test
    void addressIsTakenApart() throws Exception {
        SourceAddress address =
                provider.read(BASE + "&db=SHOP&schema=SALES&warehouse=W&role=R&password=s%26t")
                        .orElseThrow();

        assertThat(address.profile().name()).isEqualTo("snowflake://acme-x/SHOP");
        assertThat(address.profile().settings())
                .containsEntry("account", "acme-x")
                .containsEntry("schema", "SALES")
                .doesNotContainValue("s&t");
        assertThat(address.asSecrets().secret("password").reveal()).isEqualTo("s&t");
        assertThat(provider.type().problem(address.profile())).isEmpty();
        assertThat(provider.read("jdbc:postgresql://db.example/shop")).isEmpty();
    }

    @Test
    void driverIsToldToBeHarmlessAndQuiet() throws Exception {
        SourceProfile profile = provider.read(BASE + "&db=SHOP").orElseThrow().profile();

        assertThat(SnowflakeProvider.properties(profile, Secrets.NONE))
                .containsAllEntriesOf(
                        Map.of(
                                "ssl", "on",
                                "MULTI_STATEMENT_COUNT", "1",
                                "enablePutGet", "false",
                                "disablePlatformDetection", "true",
                                "CLIENT_TELEMETRY_ENABLED", "false",
                                "tracing", "OFF"))
                .doesNotContainKeys("password", "private_key_file", "role");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:8080, off", "localhost:80, off", "127.0.0.1.evil.example:80, on"})
    void onlyThisMachineIsAskedWithoutEncryption(String host, String ssl) {
        var profile =
                new SourceProfile(
                        "x",
                        "snowflake",
                        Map.of("account", "a", "host", host, "user", "ann", "database", "SHOP"));

        assertThat(SnowflakeProvider.properties(profile, Secrets.NONE)).containsEntry("ssl", ssl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authenticator=externalbrowser",
                "tracing=ALL",
                "ssl=off",
                "disableOCSPChecks=true",
                "client_config_file=/tmp/x",
                "useProxy=true",
                "JDBC_QUERY_RESULT_FORMAT=ARROW"
            })
    void parametersThatAreNotKnownHarmlessAreRefused(String parameter) {
        assertThatThrownBy(() -> provider.read(BASE + "&db=SHOP&" + parameter))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not allowed in a Snowflake address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:snowflake://acme.snowflakecomputing.com/?user=ann",
                "jdbc:snowflake://acme.snowflakecomputing.com/?db=SHOP",
                "jdbc:snowflake://evil.example/?user=ann&db=SHOP",
                "jdbc:snowflake://acme.snowflakecomputing.com/x?user=ann&db=SHOP"
            })
    void addressThatIsNotOneIsRefused(String address) {
        assertThatThrownBy(() -> provider.read(address)).isInstanceOf(ConnectorException.class);
    }

    @Test
    void withoutThePluginNothingIsOpened() throws Exception {
        SourceAddress address = provider.read(BASE + "&db=SHOP").orElseThrow();

        assertThat(provider.missingPlugin()).hasValue("snowflake");
        assertThatThrownBy(() -> provider.open(address.profile(), address.asSecrets()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("not installed");
    }

    @ParameterizedTest
    @CsvSource({
        "390100, 08001, AUTH",
        "390144, 08001, AUTH",
        "630, 57014, TIMEOUT",
        "604, 57014, TIMEOUT",
        "200015, 08006, UNREACHABLE",
        "2003, 02000, REJECTED",
        "1003, 42000, REJECTED"
    })
    void failuresAreToldApartByTheirNumbers(int code, String state, FailureKind kind) {
        var dialect =
                new SnowflakeDialect(new SourceId("snowflake://a/d"), "ann", "PUBLIC", List.of());

        assertThat(dialect.of(new SQLException("words", state, code)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, TEXT",
        "NUMBER, DECIMAL",
        "FLOAT, DECIMAL",
        "TIMESTAMP_LTZ, TIMESTAMP",
        "VARIANT, JSON",
        "GEOGRAPHY, OTHER"
    })
    void typesOfTheCatalogueAreKnown(String name, DataType type) {
        assertThat(SnowflakeCells.type(name, Types.OTHER)).isEqualTo(type);
    }
}
