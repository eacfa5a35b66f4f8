package dev.culprit.connector.jdbc.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.connector.kit.NoPlugins;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secrets;
import dev.culprit.core.source.SourceProfile;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be known without the driver.
class MySqlSettingsTest {
    private final MySqlProvider provider = new MySqlProvider(new NoPlugins());

    private static SourceProfile profile(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(more);
        all.putIfAbsent("host", "db.example");
        all.putIfAbsent("database", "shop");
        all.putIfAbsent("user", "ann");
        return new SourceProfile("x", "mysql", all);
    }

    @Test
    void driverIsToldToBeHarmless() {
        assertThat(MySqlProvider.properties(profile(Map.of()), Secrets.NONE))
                .containsAllEntriesOf(
                        Map.of(
                                "allowMultiQueries", "false",
                                "allowLoadLocalInfile", "false",
                                "allowUrlInLocalInfile", "false",
                                "autoDeserialize", "false",
                                "allowPublicKeyRetrieval", "false"));
    }

    @ParameterizedTest
    @CsvSource({
        "preferred, PREFERRED",
        "required, REQUIRED",
        "verify-ca, VERIFY_CA",
        "verify-full, VERIFY_IDENTITY",
        "disable, DISABLED"
    })
    void encryptionHasTheDriversNames(String choice, String mode) {
        assertThat(MySqlProvider.properties(profile(Map.of("ssl_mode", choice)), Secrets.NONE))
                .containsEntry("sslMode", mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop?autoDeserialize=true", "shop&x=y", "a/b", "(host=x)", "x#y"})
    void settingsThatWouldAddToTheAddressAreRefused(String database) {
        assertThatThrownBy(() -> provider.open(profile(Map.of("database", database)), Secrets.NONE))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("must not contain");
    }

    @Test
    void withoutThePluginNothingIsOpened() {
        assertThat(provider.missingPlugin()).hasValue("mysql");
        assertThatThrownBy(() -> provider.open(profile(Map.of()), Secrets.NONE))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("not installed");
    }
}
