import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.cassandra.service.CassandraDaemon;
import org.slf4j.LoggerFactory;

/// A Cassandra of one node that asks for logins and limits what they may do. Runs on JDK 17 at most: it
/// sets a security manager.
final class CassandraServer {
    private CassandraServer() {}

    /// @param arguments the file for its address
    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        Path ready = Path.of(arguments[0]);
        int port = freePort();
        Path settings = ready.resolveSibling("cassandra.yaml");
        Files.writeString(settings, settings(ready.resolveSibling("data"), port, freePort()));
        System.setProperty("cassandra.config", settings.toUri().toString());
        System.setProperty("cassandra.storagedir", ready.resolveSibling("data").toString());
        System.setProperty("cassandra.superuser_setup_delay_ms", "0");
        System.setProperty("cassandra.skip_wait_for_gossip_to_settle", "0");
        System.setProperty("cassandra.ring_delay_ms", "100");
        System.setProperty("cassandra.jmx.local.port", "0");
        System.setProperty("cassandra.disable_tcactive_openssl", "true");
        new CassandraDaemon(true).activate();
        Path draft = ready.resolveSibling("ready.draft");
        Files.writeString(draft, "127.0.0.1:" + port + "\n");
        Files.move(draft, ready);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String settings(Path data, int port, int storagePort) {
        return """
                cluster_name: test
                num_tokens: 16
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                endpoint_snitch: SimpleSnitch
                listen_address: 127.0.0.1
                rpc_address: 127.0.0.1
                native_transport_port: %d
                storage_port: %d
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters: [{seeds: "127.0.0.1:%d"}]
                authenticator: {class_name: PasswordAuthenticator}
                authorizer: {class_name: CassandraAuthorizer}
                role_manager: {class_name: CassandraRoleManager}
                commitlog_sync: periodic
                commitlog_sync_period: 10s
                commitlog_disk_access_mode: legacy
                memtable_heap_space: 64MiB
                memtable_offheap_space: 64MiB
                data_file_directories: [%s/data]
                commitlog_directory: %s/commitlog
                saved_caches_directory: %s/caches
                hints_directory: %s/hints
                cdc_raw_directory: %s/cdc
                """
                .formatted(port, storagePort, storagePort, data, data, data, data, data);
    }
}
