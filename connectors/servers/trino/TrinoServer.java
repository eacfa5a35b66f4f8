import static io.trino.testing.TestingSession.testSessionBuilder;

import com.google.inject.Key;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.server.security.PasswordAuthenticatorManager;
import io.trino.server.testing.TestingTrinoServer;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import io.trino.testing.DistributedQueryRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Trino that keeps its tables in memory. Everyone may come in without encryption; with it, only
/// with the password. `reader` may only read.
final class TrinoServer {
    private static final String RULES =
            """
            {"catalogs": [{"catalog": ".*", "allow": "all"}],
             "schemas": [{"user": "reader", "owner": false}, {"owner": true}],
             "tables": [{"user": "reader", "privileges": ["SELECT"]},
                        {"privileges": ["SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP"]}]}
            """;

    private static final String PASSWORD = "a-test-password";

    private TrinoServer() {}

    /// @param arguments the file for its two addresses, plain and encrypted
    public static void main(String[] arguments) throws Exception {
        Path ready = Path.of(arguments[0]);
        Path rules = Files.writeString(ready.resolveSibling("rules.json"), RULES);
        Path keys = keys(ready.resolveSibling("keys"));
        Session session = testSessionBuilder().setCatalog("memory").setSchema("default").build();
        DistributedQueryRunner runner =
                DistributedQueryRunner.builder(session)
                        .setWorkerCount(0)
                        .setSystemAccessControl(
                                "file", Map.of("security.config-file", rules.toString()))
                        .setCoordinatorProperties(
                                Map.of(
                                        "http-server.https.enabled", "true",
                                        "http-server.https.keystore.path", keys.toString(),
                                        "http-server.https.keystore.key", PASSWORD,
                                        "http-server.authentication.type", "PASSWORD",
                                        "password-authenticator.config-files", rules.toString(),
                                        "http-server.authentication.allow-insecure-over-http",
                                                "true"))
                        .build();
        runner.installPlugin(new MemoryPlugin());
        runner.createCatalog("memory", "memory", Map.of("memory.max-data-per-node", "256MB"));
        TestingTrinoServer coordinator = runner.getCoordinator();
        coordinator
                .getInstance(Key.get(PasswordAuthenticatorManager.class))
                .setAuthenticators(
                        (user, password) -> {
                            if (!password.equals(PASSWORD)) {
                                throw new AccessDeniedException("wrong password");
                            }
                            return new BasicPrincipal(user);
                        });
        Path unfinished = ready.resolveSibling("unfinished");
        Files.write(
                unfinished,
                List.of(
                        coordinator.getAddress().toString(),
                        coordinator.getHttpsAddress().toString()));
        Files.move(unfinished, ready, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(Long.MAX_VALUE);
    }

    /// A key store, and its certificate beside it.
    private static Path keys(Path file) throws IOException, InterruptedException {
        keytool(
                file,
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-alias",
                "trino",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool(
                file,
                "-exportcert",
                "-rfc",
                "-alias",
                "trino",
                "-file",
                file.resolveSibling("certificate.pem").toString());
        return file;
    }

    private static void keytool(Path file, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}

