package dev.culprit.connector.cloud.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.core.query.CostEstimate;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What needs no server; the rest is in [SparkContractTest].
class SparkSettingsTest {
    @Test
    void tokensLeaveThisMachineEncryptedOnly() {
        assertThatThrownBy(() -> SparkServer.connect("lake.example:15002", "secret"))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("TLS")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b:1", "x/y:1", "user@host:1", "dns,evil:1"})
    void hostsAreHostsOnly(String address) {
        assertThatThrownBy(() -> SparkServer.connect(address, ""))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("no host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"spark_connect:1", "-x:1", "[:::::]:1", "localhost:0", "localhost:70000"})
    void anAddressThatIsNoneIsRefused(String address) {
        int port = address.lastIndexOf(':');
        for (String tls : new String[] {"tls=true", "tls=false"}) {
            assertThatThrownBy(() ->
                            SparkServer.connect(
                                    "h:1",
                                    "",
                                    "host=" + address.substring(0, port),
                                    "port=" + address.substring(port + 1),
                                    tls))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                    .hasMessageContaining("is no");
        }
    }

    @Test
    void aCertificateThatIsNoneIsRefused(@TempDir Path folder) throws Exception {
        Path certificate = Files.writeString(folder.resolve("ca.pem"), "no certificate");

        assertThatThrownBy(() ->
                        SparkServer.connect(
                                "localhost:9", "", "tls=true", "root_certificate=" + certificate))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("holds no certificate");
    }

    @Test
    void aHostThatIsNotThereIsUnreachable() {
        assertThatThrownBy(() -> SparkServer.connect("127.0.0.1:9", "", "tls=true"))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.kind()).isEqualTo(FailureKind.UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Relation a.b[x#1] parquet, Statistics(sizeInBytes=7.3 KiB, rowCount=100) | 100 | 7475",
                "Relation a.b[x#1] csv, Statistics(sizeInBytes=1679.0 B) | | 1679",
                "+- RelationV2[x#1] ice.a.b, Statistics(sizeInBytes=2.0 MiB, rowCount=1.5E+6)"
                        + " | 1500000 | 2097152",
                "HiveTableRelation [`a`.`b`], Statistics(sizeInBytes=8.0 EiB) | |",
            })
    void whatAScanReadsIsInThePlan(String line, Long rows, Long bytes) {
        assertThat(SparkCost.read("== Optimized Logical Plan ==\n" + line + "\n"))
                .isEqualTo(new CostEstimate(optional(rows), optional(bytes)));
    }

    @Test
    void scansOfAPlanAddUp() {
        CostEstimate estimate =
                SparkCost.read(
                        """
                        == Optimized Logical Plan ==
                        Aggregate [count(1) AS n#1L], Statistics(sizeInBytes=16.0 B, rowCount=1)
                        +- Join Inner, (c#1 = c#2), Statistics(sizeInBytes=2.1 MiB)
                           :- Project [c#1], Statistics(sizeInBytes=2.2 KiB)
                           :  +- Relation shop.orders[c#1] parquet, Statistics(sizeInBytes=1.0 KiB, rowCount=100)
                           +- Relation shop.customers[c#2] parquet, Statistics(sizeInBytes=24.0 B)

                        == Physical Plan ==
                        Relation nothing, Statistics(sizeInBytes=5.0 B, rowCount=5)
                        """);

        assertThat(estimate)
                .isEqualTo(new CostEstimate(OptionalLong.empty(), OptionalLong.of(1048)));
        assertThat(SparkCost.read("== Optimized Logical Plan ==\nOneRowRelation"))
                .isEqualTo(CostEstimate.UNKNOWN);
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
