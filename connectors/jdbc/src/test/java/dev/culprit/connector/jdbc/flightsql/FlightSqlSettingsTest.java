package dev.culprit.connector.jdbc.flightsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.NoPlugins;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.DataType;
import dev.culprit.core.source.FailureKind;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceId;
import dev.culprit.core.source.SourceProfile;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Types;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be known without the driver.
class FlightSqlSettingsTest {
    private static final String BASE = "jdbc:arrow-flight-sql://lake.example:31337?user=ann";

    private final FlightSqlProvider provider = new FlightSqlProvider(new NoPlugins());

    @Test
    void addressIsTakenApart() throws Exception {
        SourceAddress address =
                provider.read(BASE + "&password=s%26t&sql=postgresql&schemas=a,b").orElseThrow();

        assertThat(address.profile().name()).isEqualTo("arrow-flight-sql://lake.example:31337");
        assertThat(address.profile().settings())
                .containsEntry("host", "lake.example")
                .containsEntry("tls", "true")
                .containsEntry("sql", "postgresql")
                .containsEntry("schemas", "a,b");
        assertThat(address.asSecrets().secret("password").reveal()).isEqualTo("s&t");
        assertThat(provider.type().problem(address.profile())).isEmpty();
        assertThat(provider.read("jdbc:postgresql://db.example/shop")).isEmpty();
    }

    @Test
    void aTokenStandsForTheLogin() throws Exception {
        SourceProfile profile = provider.read(BASE).orElseThrow().profile();

        assertThat(FlightSqlProvider.properties(profile, _ -> Secret.of("x")))
                .containsEntry("token", "x")
                .doesNotContainKeys("user", "password");
        assertThat(
                        FlightSqlProvider.properties(
                                profile,
                                field -> field.equals("password") ? Secret.of("p") : Secret.NONE))
                .containsEntry("user", "ann")
                .containsEntry("password", "p")
                .containsEntry("useEncryption", "true")
                .doesNotContainKey("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disableCertificateVerification=true",
                "trustStore=/tmp/x",
                "clientKey=/tmp/x",
                "useSystemTrustStore=false"
            })
    void parametersThatAreNotKnownHarmlessAreRefused(String parameter) {
        assertThatThrownBy(() -> provider.read(BASE + "&" + parameter))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not allowed in an Arrow Flight SQL address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lake/?useEncryption=false", "lake?x=y", "lake&x", "la ke", "lake;x=y"})
    void aHostThatWouldAddToTheAddressIsRefused(String host) {
        var profile = new SourceProfile("x", "flight-sql", Map.of("host", host));

        assertThatThrownBy(() -> provider.open(profile, Secrets.NONE))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("must not contain");
    }

    @Test
    void failuresWithoutACodeAreToldByWhatCausedThem() {
        var failures = new FlightSqlFailures(new SourceId("arrow-flight-sql://h:1"));

        assertThat(failures.of(new SQLException("a", new ConnectException("refused"))).kind())
                .isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failures.of(new SQLException("a", new SQLTimeoutException("late"))).kind())
                .isEqualTo(FailureKind.TIMEOUT);
        assertThat(failures.of(new SQLException("no such column")))
                .hasMessage("no such column")
                .extracting(ConnectorException::kind)
                .isEqualTo(FailureKind.REJECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "VARCHAR, 12, TEXT",
        "BIGINT, -5, INTEGER",
        "DECIMAL, 3, DECIMAL",
        "BIT, -7, BOOLEAN",
        "TIMESTAMP_WITH_TIMEZONE, 2014, TIMESTAMP",
        "VARBINARY, -3, BINARY",
        "LIST, 2003, OTHER"
    })
    void typesOfTheDriverAreKnown(String name, int jdbcType, DataType type) {
        assertThat(FlightTypes.of(name, jdbcType)).isEqualTo(type);
        assertThat(Types.TIMESTAMP_WITH_TIMEZONE).isEqualTo(2014);
    }
}
