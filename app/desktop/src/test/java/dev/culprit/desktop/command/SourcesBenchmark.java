package dev.culprit.desktop.command;

import com.fasterxml.jackson.databind.JsonNode;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.culprit.connector.kit.servers.MariaDbProcess;
import dev.culprit.connector.kit.servers.ServerProcess;
import dev.culprit.core.source.Secret;
import dev.culprit.core.source.SourceProfile;
import dev.culprit.desktop.wiring.Home;
import dev.culprit.desktop.wiring.SourceLocations;
import dev.culprit.desktop.wiring.Wiring;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the same investigation takes from each source, whose finding must be the same, as a table.
///
/// `./mvnw test -Pservers,engines -Dgroups=benchmark -Dtest.excludedGroups=slow -pl app/desktop -am
/// -Dtest=SourcesBenchmark -Dsurefire.failIfNoSpecifiedTests=false`
///
/// The first time includes what a source needs once: files are loaded, objects copied, extracts made.
/// Servers run on the same machine, one at a time; without the profiles those that they fetch are
/// left out.
@Tag("benchmark")
class SourcesBenchmark {
    @TempDir private Path folder;

    private SampleShop shop;
    private JsonNode expected;

    @Test
    void secondsAndQueriesOfEverySource() throws Exception {
        shop = new SampleShop(folder);
        expected = shop.investigateTheFiles();
        System.out.println("| source | queries | seconds, first | seconds, again |");
        System.out.println("|---|---|---|---|");
        SampleShop unread = new SampleShop(Files.createDirectories(folder.resolve("unread")));
        print("folder of CSV files", unread.data().toString());
        print("SQLite file", DatabaseFilesInvestigationTest.sqlite(shop, folder).toString());
        print("DuckDB file", DatabaseFilesInvestigationTest.duckDb(shop, folder).toString());
        print("H2 file", DatabaseFilesInvestigationTest.h2(shop, folder).toString());
        postgreSql();
        if (MariaDbProcess.isFetched()) {
            mariaDb();
        }
        mongoDb();
        if (ServerProcess.isFetched("s3mock")) {
            s3();
        }
        if (ServerProcess.isFetched("trino")) {
            trino();
        }
        if (ServerProcess.isFetched("spark")) {
            spark();
        }
    }

    private void postgreSql() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            try (Connection target =
                    server.getDatabase("postgres", "postgres", Map.of("stringtype", "unspecified"))
                            .getConnection()) {
                shop.load(target, SampleShop.TYPES);
                SampleShop.execute(target, "ANALYZE");
                target.commit();
            }
            print("PostgreSQL 18", server.getJdbcUrl("postgres", "postgres"));
        }
    }

    private void mariaDb() throws Exception {
        try (MariaDbProcess server = new MariaDbProcess(temporary("mariadb"))) {
            print("MariaDB 11.4", MariaDbInvestigationTest.load(shop, server));
        }
    }

    private void mongoDb() throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        try {
            var bound = server.bind();
            String address = "mongodb://" + bound.getHostString() + ":" + bound.getPort();
            MongoInvestigationTest.load(shop, address);
            print("MongoDB (server in memory)", address + "/shop");
        } finally {
            server.shutdownNow();
        }
    }

    private void s3() throws Exception {
        try (ServerProcess server = ServerProcess.start("s3mock", temporary("s3"));
                HttpClient client = HttpClient.newHttpClient()) {
            String endpoint = "http://" + server.addresses().getFirst();
            put(client, endpoint + "/lake", BodyPublishers.noBody());
            try (Stream<Path> files = Files.list(shop.data())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    put(
                            client,
                            endpoint + "/lake/shop/" + file.getFileName(),
                            BodyPublishers.ofFile(file));
                }
            }
            SourceLocations sources = Wiring.sources(new Home(shop.home()));
            sources.profiles()
                    .save(
                            new SourceProfile(
                                    "lake",
                                    "s3",
                                    Map.of(
                                            "bucket", "lake",
                                            "prefix", "shop",
                                            "endpoint", endpoint,
                                            "access_key", "AKIDREADER")));
            sources.secrets().put("lake", "secret_key", Secret.of("secret"));
            print("S3 (S3Mock)", "lake");
        }
    }

    private static void put(HttpClient client, String uri, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(uri)).PUT(body).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(uri + ": " + answer.body());
        }
    }

    private void trino() throws Exception {
        try (ServerProcess server = ServerProcess.start("trino", temporary("trino"))) {
            String address = "jdbc:trino://" + server.addresses().getFirst() + "/memory/default";
            TrinoInvestigationTest.load(shop, address);
            print("Trino 483", address + "?user=reader");
        }
    }

    private void spark() throws Exception {
        try (ServerProcess server = SparkInvestigationTest.start(shop, temporary("spark"))) {
            print("Spark 4.2", SparkInvestigationTest.source(shop, server));
        }
    }

    private Path temporary(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private void print(String name, String source) throws IOException {
        double[] seconds = new double[2];
        long[] queries = new long[2];
        for (int i = 0; i < 2; i++) {
            long start = System.nanoTime();
            JsonNode found = shop.investigate(source);
            seconds[i] = (System.nanoTime() - start) / 1e9;
            queries[i] = found.path("usage").path("queries").asLong();
            SampleShop.assertSame(found, expected);
        }
        System.out.printf(
                "| %s | %s | %.1f | %.1f |%n",
                name,
                queries[0] == queries[1] ? queries[0] : List.of(queries[0], queries[1]),
                seconds[0],
                seconds[1]);
    }
}
