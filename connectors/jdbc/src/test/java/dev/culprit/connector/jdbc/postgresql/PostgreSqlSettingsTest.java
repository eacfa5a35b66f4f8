package dev.culprit.connector.jdbc.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgreSqlSettingsTest {
    private static final String BASE = "jdbc:postgresql://db.example:6543/shop";

    @Test
    void addressIsTakenApart() throws Exception {
        PostgreSqlSettings settings =
                parse(BASE + "?user=ann&password=p%26q+r&sslmode=require&schemas=a,b");

        assertThat(settings)
                .isEqualTo(
                        new PostgreSqlSettings(
                                "db.example",
                                6543,
                                "shop",
                                "ann",
                                Secret.of("p&q+r"),
                                "require",
                                "",
                                List.of("a", "b"),
                                10));
    }

    @Test
    void loginMayStandBeforeTheHost() throws Exception {
        PostgreSqlSettings settings = parse("postgresql://ann:secret@localhost/shop");

        assertThat(settings.user()).isEqualTo("ann");
        assertThat(settings.password()).isEqualTo(Secret.of("secret"));
        assertThat(settings.port()).isEqualTo(5432);
    }

    @Test
    void passwordMayComeFromTheEnvironment() throws Exception {
        PostgreSqlSettings settings =
                PostgreSqlSettings.parse(BASE, Map.of("PGUSER", "bob", "PGPASSWORD", "quiet"));

        assertThat(settings.user()).isEqualTo("bob");
        assertThat(settings.password()).isEqualTo(Secret.of("quiet"));
    }

    @Test
    void passwordIsNeverPrinted() throws Exception {
        PostgreSqlSettings settings = parse(BASE + "?user=ann&password=secret");

        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(settings.source().value()).isEqualTo("postgresql://db.example:6543/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socketFactory=evil.Factory",
                "sslfactory=evil.Factory",
                "loggerFile=/tmp/x",
                "options=-c%20default_transaction_read_only=off",
                "preferQueryMode=simple",
                "readOnlyMode=ignore",
                "socketfactoryarg=x",
                "%73ocketFactory=x"
            })
    void parametersThatAreNotKnownHarmlessAreRefused(String parameter) {
        assertThatThrownBy(() -> parse(BASE + "?user=ann&" + parameter))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not allowed in a PostgreSQL address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://one,two/shop?user=ann",
                "jdbc:postgresql://db.example/?user=ann",
                "jdbc:postgresql:shop",
                "jdbc:mysql://db.example/shop?user=ann",
                "jdbc:postgresql://db.example/shop",
                "jdbc:postgresql://db.example:70000/shop?user=ann",
                "jdbc:postgresql://db.example/shop?user=ann&sslmode=maybe",
                "jdbc:postgresql://db.example/shop?user=%zz"
            })
    void addressThatIsNotOneIsRefused(String address) {
        assertThatThrownBy(() -> parse(address)).isInstanceOf(ConnectorException.class);
    }

    private static PostgreSqlSettings parse(String address) throws ConnectorException {
        return PostgreSqlSettings.parse(address, Map.of());
    }
}
