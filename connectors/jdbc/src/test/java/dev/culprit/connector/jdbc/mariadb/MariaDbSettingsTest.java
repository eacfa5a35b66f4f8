package dev.culprit.connector.jdbc.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Schema;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceAddress;
import dev.culprit.core.source.SourceProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MariaDbSettingsTest {
    private static final String BASE = "jdbc:mysql://db.example/shop?user=ann";

    private final MariaDbProvider provider = new MariaDbProvider();

    @Test
    void addressIsTakenApart() throws Exception {
        SourceAddress address =
                provider.read("mariadb://ann:s%26t@db.example:3307/shop?sslMode=verify-full")
                        .orElseThrow();

        assertThat(address.profile().name()).isEqualTo("mariadb://db.example:3307/shop");
        assertThat(address.profile().settings())
                .containsEntry("host", "db.example")
                .containsEntry("port", "3307")
                .containsEntry("ssl_mode", "verify-full");
        assertThat(address.asSecrets().secret("password").reveal()).isEqualTo("s&t");
        assertThat(provider.type().problem(address.profile())).isEmpty();
        assertThat(provider.read("jdbc:postgresql://db.example/shop")).isEmpty();
    }

    @Test
    void driverIsToldToBeHarmless() throws Exception {
        assertThat(
                        MariaDbProvider.properties(
                                provider.read(BASE).orElseThrow().profile(), Secrets.NONE))
                .containsEntry("allowMultiQueries", "false")
                .containsEntry("allowLocalInfile", "false")
                .containsEntry("sslMode", "disable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allowMultiQueries=true",
                "allowLoadLocalInfile=true",
                "autoDeserialize=true",
                "initSql=DROP%20TABLE%20x",
                "sessionVariables=sql_mode=ANSI",
                "credentialType=AWS-IAM",
                "pipe=x",
                "socketFactory=evil.Factory"
            })
    void parametersThatAreNotKnownHarmlessAreRefused(String parameter) {
        assertThatThrownBy(() -> provider.read(BASE + "&" + parameter))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is not allowed in a MariaDB address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mariadb://one,two/shop?user=ann",
                "jdbc:mariadb:replication://one/shop?user=ann",
                "jdbc:mariadb://address=(host=x)(pipe=y)/shop?user=ann",
                "jdbc:mariadb://db.example/?user=ann",
                "jdbc:mariadb://db.example/shop",
                "jdbc:mysql://db.example:70000/shop?user=ann"
            })
    void addressThatIsNotOneIsRefused(String address) {
        assertThatThrownBy(() -> provider.read(address)).isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop?allowMultiQueries=true", "shop&x=y", "a/b", "a b", "x;y"})
    void settingsThatWouldAddToTheAddressAreRefused(String database) {
        SourceProfile profile =
                new SourceProfile(
                        "x",
                        "mariadb",
                        Map.of("host", "127.0.0.1", "database", database, "user", "ann"));

        assertThatThrownBy(() -> provider.open(profile, Secrets.NONE))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("must not contain");
    }

    @Test
    void grantsBeyondReadingAreNamed() {
        assertThat(
                        MariaDbRights.warnings(
                                "ann",
                                List.of(
                                        "GRANT USAGE ON *.* TO `ann`@`%` IDENTIFIED BY 'x'",
                                        "GRANT SELECT (a, b), SHOW VIEW ON `shop`.* TO `ann`@`%`",
                                        "GRANT `readers` TO `ann`@`%`")))
                .isEmpty();
        assertThat(
                        MariaDbRights.warnings(
                                "ann",
                                List.of(
                                        "GRANT PROCESS, FILE ON *.* TO `ann`@`%`",
                                        "GRANT SELECT, UPDATE (a) ON `shop`.`t` TO `ann`@`%`",
                                        "GRANT ALL PRIVILEGES ON `x`.* TO `ann`@`%`")))
                .containsExactly(
                        "ann has the privilege FILE, which a read-only session cannot limit.",
                        "ann has the privilege PROCESS, which a read-only session cannot limit.",
                        "ann may write to 2 tables, such as shop.t; a login that may only read is"
                                + " safer.");
    }

    @Test
    void plansOfBothServersAreRead() {
        Schema unknown = new Schema(List.of());

        assertThat(
                        MariaDbPlan.rowsRead(
                                """
                                {"query_block": {"nested_loop": [{"table": {"table_name": "orders",
                                 "access_type": "ALL", "loops": 1, "rows": 100, "cost": 0.02}},
                                 {"table": {"table_name": "c", "access_type": "eq_ref",
                                 "rows": 1}}]}}
                                """,
                                unknown))
                .isEqualTo(101);
        assertThat(
                        MariaDbPlan.rowsRead(
                                """
                                {"query_block": {"table": {"table_name": "orders",
                                 "access_type": "ALL", "rows_examined_per_scan": 250,
                                 "cost_info": {"read_cost": "1"}}}}
                                """,
                                unknown))
                .isEqualTo(250);
    }
}
