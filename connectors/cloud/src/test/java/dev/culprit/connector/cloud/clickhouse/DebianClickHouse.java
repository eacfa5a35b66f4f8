package dev.culprit.connector.cloud.clickhouse;

import dev.culprit.connector.kit.http.StubServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A real ClickHouse server, 18.16.1 of 2018, from Debian 12's packages. They are fetched and
/// unpacked below `target` once; nothing is installed.
final class DebianClickHouse implements AutoCloseable {
    static final String PASSWORD = "secret";

    private static final List<String> PACKAGES =
            List.of(
                    "clickhouse-server",
                    "clickhouse-common",
                    "libboost-filesystem1.74.0",
                    "libboost-program-options1.74.0",
                    "libcapnp-0.9.2",
                    "libcctz2",
                    "libcpuinfo0",
                    "libdouble-conversion3",
                    "libexpat1",
                    "libfarmhash0",
                    "libicu72",
                    "libjemalloc2",
                    "libltdl7",
                    "liblz4-1",
                    "libmariadb3",
                    "libmetrohash1",
                    "libodbc2",
                    "libpcre3",
                    "libpococrypto80",
                    "libpocodata80",
                    "libpocodataodbc80",
                    "libpocofoundation80",
                    "libpocojson80",
                    "libpocomongodb80",
                    "libpoconet80",
                    "libpoconetssl80",
                    "libpocoutil80",
                    "libpocoxml80",
                    "librdkafka1",
                    "libre2-9",
                    "libsasl2-2",
                    "libssl3",
                    "libzstd1");
    private static final String CONFIG =
            """
            <yandex>
              <logger><level>warning</level><console>1</console></logger>
              <http_port>PORT</http_port><listen_host>127.0.0.1</listen_host>
              <path>FOLDER/</path><tmp_path>FOLDER/tmp/</tmp_path>
              <users_config>FOLDER/users.xml</users_config>
              <default_profile>default</default_profile>
              <default_database>default</default_database>
              <mark_cache_size>10000000</mark_cache_size><timezone>UTC</timezone>
            </yandex>
            """;
    private static final String USERS =
            """
            <yandex>
              <profiles><default/><strict><readonly>1</readonly></strict></profiles>
              <quotas><default/></quotas>
              <users>
                <default><password/><networks><ip>::/0</ip></networks>
                  <profile>default</profile><quota>default</quota></default>
                <reader><password>secret</password><networks><ip>::/0</ip></networks>
                  <profile>default</profile><quota>default</quota></reader>
                <strict><password>secret</password><networks><ip>::/0</ip></networks>
                  <profile>strict</profile><quota>default</quota></strict>
              </users>
            </yandex>
            """;

    private final int port = StubServer.deadPort();
    private final Process process;

    /// @param folder for the server's files
    DebianClickHouse(Path folder) throws IOException, InterruptedException {
        Path root = unpacked();
        Files.writeString(folder.resolve("users.xml"), USERS);
        String config =
                CONFIG.replace("PORT", Integer.toString(port)).replace("FOLDER", folder.toString());
        Path file = Files.writeString(folder.resolve("config.xml"), config);
        ProcessBuilder builder =
                new ProcessBuilder(
                        root.resolve("usr/sbin/clickhouse-server").toString(),
                        "--config-file=" + file);
        builder.environment().put("LD_LIBRARY_PATH", libraries(root));
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        process = builder.start();
        awaitStart(folder.resolve("log"));
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /// Runs a statement without any of the guards of the product.
    String execute(String sql) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(endpoint() + "/"))
                        .POST(BodyPublishers.ofString(sql))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.body());
            }
            return answer.body().strip();
        }
    }

    void kill() {
        process.destroyForcibly();
    }

    private void awaitStart(Path log) throws IOException, InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            try {
                execute("SELECT 1");
                return;
            } catch (IOException notYet) {
                if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        }
        throw new IOException("ClickHouse did not start: " + Files.readString(log));
    }

    private static Path unpacked() throws IOException, InterruptedException {
        Path packages = Files.createDirectories(Path.of("target", "clickhouse").toAbsolutePath());
        Path root = packages.resolve("root");
        if (!Files.exists(root.resolve("usr/sbin/clickhouse-server"))) {
            List<String> download = new ArrayList<>(List.of("apt-get", "-q", "download"));
            download.addAll(PACKAGES);
            run(packages, download);
            try (Stream<Path> files = Files.list(packages)) {
                for (Path file : files.filter(it -> it.toString().endsWith(".deb")).toList()) {
                    run(packages, List.of("dpkg", "-x", file.toString(), root.toString()));
                }
            }
        }
        return root;
    }

    private static void run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
        }
    }

    private static String libraries(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            Set<String> folders =
                    all.filter(it -> it.getFileName().toString().contains(".so"))
                            .map(it -> it.getParent().toString())
                            .collect(Collectors.toCollection(TreeSet::new));
            return String.join(":", folders);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
