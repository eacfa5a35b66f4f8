package dev.culprit.connector.documents.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.FailureKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server of its own, as it does not survive; needs `-Pengines` and a JDK 17.
@Tag("engines")
class CassandraKilledTest {
    @TempDir private Path folder;
    @TempDir private Path cache;

    @Test
    void serverThatDiesBeforeItIsReadIsUnreachable() throws Exception {
        try (CassandraCluster cluster = CassandraCluster.in(folder)) {
            cluster.fill();
            try (Connector connector = cluster.open(cache, "connect_seconds=5")) {
                assertThat(connector.check().version()).startsWith("Cassandra");
                cluster.kill();

                assertThat(
                                catchThrowableOfType(ConnectorException.class, connector::describe)
                                        .kind())
                        .isEqualTo(FailureKind.UNREACHABLE);
            }
        }
    }
}
