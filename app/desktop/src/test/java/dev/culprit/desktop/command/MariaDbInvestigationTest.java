package dev.culprit.desktop.command;

import dev.culprit.connector.kit.servers.MariaDbProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same data in a real MariaDB server leads to the same finding as in files; needs `-Pservers`.
@Tag("servers")
class MariaDbInvestigationTest {
    @TempDir private Path folder;
    @TempDir private Path server;

    @Test
    void aServerGivesTheSameFindingAsFiles() throws Exception {
        SampleShop shop = new SampleShop(folder);
        try (MariaDbProcess mariaDb = new MariaDbProcess(server)) {
            String address = load(shop, mariaDb);

            SampleShop.assertSame(shop.investigate(address), shop.investigateTheFiles());
        }
    }

    /// Truth values come as words and are kept as numbers.
    static String load(SampleShop shop, MariaDbProcess server) throws IOException, SQLException {
        Map<String, String> types = new HashMap<>(SampleShop.TYPES);
        types.put("timestamp", "datetime(6)");
        String host = "jdbc:mariadb://127.0.0.1:" + server.port();
        try (Connection admin = DriverManager.getConnection(host + "/?user=root")) {
            SampleShop.execute(admin, "CREATE DATABASE shop");
        }
        try (Connection target = DriverManager.getConnection(host + "/shop?user=root")) {
            shop.load(target, types, "? = 'true'");
        }
        return host + "/shop?user=root";
    }
}
