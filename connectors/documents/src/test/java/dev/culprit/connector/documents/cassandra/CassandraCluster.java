package dev.culprit.connector.documents.cassandra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.culprit.connector.kit.ClassPathDrivers;
import dev.culprit.connector.kit.ContractData;
import dev.culprit.connector.kit.servers.ServerProcess;
import dev.culprit.core.query.Connector;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A real Cassandra of one node in a process of its own, with a login that may only read.
final class CassandraCluster implements AutoCloseable {
    static final String READER = "reader";
    static final String PASSWORD = "a-test-password";

    private final ServerProcess process;

    private CassandraCluster(ServerProcess process) {
        this.process = process;
    }

    static CassandraCluster in(Path folder) throws IOException, InterruptedException {
        Optional<Path> jdk = jdk();
        assumeTrue(
                jdk.isPresent(),
                "Cassandra runs on a JDK 17, and there is none; JAVA17_HOME can name one");
        return new CassandraCluster(ServerProcess.start(jdk.orElseThrow(), "cassandra", folder));
    }

    private static Optional<Path> jdk() throws IOException {
        String named = System.getenv("JAVA17_HOME");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> jdks = Files.list(all)) {
            return jdks.filter(each -> each.getFileName().toString().matches(".*\\b17\\b.*"))
                    .filter(each -> Files.isExecutable(each.resolve("bin/javac")))
                    .findFirst();
        }
    }

    String address() {
        return process.addresses().getFirst();
    }

    CqlSession admin() {
        String[] parts = address().split(":");
        return CqlSession.builder()
                .withConfigLoader(
                        DriverConfigLoader.programmaticBuilder()
                                .withDuration(
                                        DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofMinutes(1))
                                .build())
                .addContactPoint(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])))
                .withLocalDatacenter("datacenter1")
                .withAuthCredentials("cassandra", "cassandra")
                .build();
    }

    /// @param settings `name=value`, separated by `&`
    Connector open(Path cache, String settings) throws ConnectorException {
        return open(cache, address(), PASSWORD, settings);
    }

    static Connector open(Path cache, String hosts, String password, String settings)
            throws ConnectorException {
        var values = new TreeMap<String, String>();
        values.put("hosts", hosts);
        values.put("keyspace", "shop");
        values.put("user", READER);
        for (String each : settings.split("&")) {
            values.put(each.split("=")[0], each.split("=")[1]);
        }
        var provider = new CassandraProvider(new ClassPathDrivers(), cache);
        var profile = new SourceProfile("shop", "cassandra", values);
        provider.type()
                .problem(profile)
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        return provider.open(profile, _ -> Secret.of(password));
    }

    void fill() {
        try (CqlSession session = admin()) {
            for (String cql :
                    new String[] {
                        "CREATE KEYSPACE shop WITH replication ="
                                + " {'class': 'SimpleStrategy', 'replication_factor': 1}",
                        "CREATE TABLE shop.customers (customer_id text PRIMARY KEY, name text)",
                        "CREATE TABLE shop.orders (order_id bigint PRIMARY KEY, customer_id text,"
                                + " amount decimal, weight double, paid boolean,"
                                + " placed_at timestamp, ship_date date, pickup time, note text)",
                        "CREATE ROLE reader WITH PASSWORD = '" + PASSWORD + "' AND LOGIN = true",
                        "GRANT SELECT ON KEYSPACE shop TO reader",
                        "CREATE ROLE writer WITH PASSWORD = '" + PASSWORD + "' AND LOGIN = true",
                        "GRANT SELECT ON KEYSPACE shop TO writer",
                        "GRANT MODIFY ON KEYSPACE shop TO writer",
                    }) {
                session.execute(cql);
            }
            PreparedStatement customer =
                    session.prepare("INSERT INTO shop.customers (customer_id, name) VALUES (?, ?)");
            ContractData.customers()
                    .forEach(row -> session.execute(customer.bind(row.get(0), row.get(1))));
            PreparedStatement order =
                    session.prepare(
                            "INSERT INTO shop.orders (order_id, customer_id, amount, weight, paid,"
                                    + " placed_at, ship_date, pickup, note)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            for (String[] row : ContractData.orders()) {
                session.execute(
                        order.bind(
                                Long.valueOf(row[0]),
                                row[1],
                                new BigDecimal(row[2]),
                                Double.valueOf(row[3]),
                                Boolean.valueOf(row[4]),
                                Instant.parse(row[5].replace(' ', 'T') + "Z"),
                                LocalDate.parse(row[6]),
                                LocalTime.parse(row[7]),
                                row[8]));
            }
        }
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
