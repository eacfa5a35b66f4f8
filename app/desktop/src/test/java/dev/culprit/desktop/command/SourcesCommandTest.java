package dev.culprit.desktop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.desktop.command.Terminal.Answer;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.samples.SampleLibrary;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sources from their set-up to the finding, on the command line.
@Timeout(120)
class SourcesCommandTest {
    private static final String PASSWORD = "canary-5ec2e7";

    @TempDir private Path folder;
    private Path data;
    private Path alert;
    private Terminal terminal;

    @BeforeEach
    void writeData() throws IOException {
        terminal = new Terminal(folder.resolve("home"));
        data = folder.resolve("data");
        new SampleLibrary().find("null_spike").orElseThrow().write(data);
        alert = Files.move(data.resolve("alert.json"), folder.resolve("alert.json"));
    }

    private Answer add(Object... words) {
        return terminal.culprit(
                Stream.concat(Stream.of("sources", "add"), Stream.of(words)).toArray());
    }

    @Test
    void aSourceIsSetUpInvestigatedByItsNameAndRemoved() throws Exception {
        Path bundle = folder.resolve("case.culprit");
        assertThat(terminal.culprit("sources").out()).startsWith("There are none");
        assertThat(add("shop", "--type", "folder", "--set", "folder=" + data).out())
                .isEqualTo("shop  folder folder=" + data + "\n");

        assertThat(terminal.culprit("sources", "test", "shop").out()).contains(" answers, after ");
        assertThat(terminal.culprit("sources", "schema", "shop").out())
                .startsWith("table")
                .containsPattern("orders +[\\d,]+ +\\d+\n");
        assertThat(terminal.culprit("sources", "schema", "shop", "orders").out())
                .containsPattern("order_id .* primary\n")
                .containsPattern("user_id .* to users.user_id\n");
        assertThat(terminal.culprit("doctor").out()).contains("1 set up", "shop  folder");

        Answer found =
                terminal.culprit(
                        "investigate", alert, "--source", "shop", "--quiet", "--bundle", bundle);
        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(Wiring.bundles().read(Files.readAllBytes(bundle)).getFirst().toString())
                .contains("source=shop");
        assertThat(terminal.culprit("replay", bundle, "--rerun").out())
                .isEqualTo("The same came out.\n");

        assertThat(terminal.culprit("sources", "remove", "shop").exitCode()).isZero();
        Answer gone = terminal.culprit("investigate", alert, "--source", "shop", "--quiet");
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err())
                .isEqualTo("There is no source and no folder shop to read data from.\n");
    }

    @Test
    void aSourceWhoseDriverIsNotInstalledSaysHowToInstallIt() {
        Answer added =
                add(
                        "shop",
                        "--type",
                        "mysql",
                        "--set",
                        "host=127.0.0.1",
                        "--set",
                        "database=shop",
                        "--set",
                        "user=ann");
        assertThat(added.exitCode()).isZero();
        assertThat(added.err())
                .isEqualTo(
                        "MySQL (Connector/J) needs a plug-in that is not installed: `culprit"
                                + " plugins install mysql --from FOLDER`; `culprit plugins show"
                                + " mysql` lists its files.\n");

        Answer tested = terminal.culprit("sources", "test", "shop");
        assertThat(tested.exitCode()).isOne();
        assertThat(tested.err())
                .startsWith("MySQL Connector/J is a plug-in that is not installed. ")
                .contains("`culprit plugins install mysql --from FOLDER`");
        assertThat(terminal.culprit("sources", "types").out())
                .contains("mysql  MySQL (Connector/J)\n")
                .contains("    MySQL (Connector/J) needs a plug-in that is not installed: ");
    }

    @Test
    void aPasswordIsStoredForItsOwnerAloneAndPrintedNowhere() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            fill(server);
            Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
            String address = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
            StringBuilder printed = new StringBuilder();
            Path bundle = folder.resolve("case.culprit");

            Answer added =
                    add(
                            "db",
                            "--from",
                            address + "?user=reader&sslmode=disable",
                            "--secret-from-file",
                            "password=" + file);
            assertThat(added.out())
                    .startsWith("db  postgresql ")
                    .contains("host=localhost", "password in source-secrets.json");
            Answer test = terminal.culprit("sources", "test", "db");
            assertThat(test.exitCode()).as(test.err()).isZero();
            assertThat(test.out()).contains("PostgreSQL", " ms.\n").doesNotContain("Warning");
            Answer schema = terminal.culprit("sources", "schema", "db", "orders");
            assertThat(schema.out()).containsPattern("user_id +text +50.0 % +1");
            Answer finding =
                    terminal.culprit("investigate", alert, "--source", "db", "--bundle", bundle);
            Answer doctor = terminal.culprit("doctor");
            assertThat(doctor.exitCode()).isZero();
            Path secrets = terminal.home().resolve("source-secrets.json");
            Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));
            Answer open = terminal.culprit("doctor");
            assertThat(open.exitCode()).isEqualTo(1);
            assertThat(open.out()).contains("Others on this machine may read " + secrets);

            for (Answer each : new Answer[] {added, test, schema, finding, doctor, open}) {
                printed.append(each.out()).append(each.err());
            }
            Files.delete(file);
            assertThat(printed.toString()).doesNotContain(PASSWORD);
            assertThat(Wiring.bundles().read(Files.readAllBytes(bundle)).toString())
                    .contains("source=db")
                    .doesNotContain(PASSWORD);
            onlyIn(secrets);
        }
    }

    @Test
    void aLoginThatCouldWriteIsWarnedOf() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            fill(server);
            add(
                    "db",
                    "--from",
                    "postgresql://postgres@localhost:" + server.getPort() + "/postgres");

            Answer test = terminal.culprit("sources", "test", "db");

            assertThat(test.exitCode()).as(test.err()).isZero();
            assertThat(test.out()).contains("\nWarning: ");
        }
    }

    private static void fill(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (order_id int PRIMARY KEY, user_id text)");
            statement.execute("INSERT INTO orders VALUES (1, 'a'), (2, NULL)");
            statement.execute("CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("GRANT SELECT ON orders TO reader");
            statement.execute("ANALYZE");
        }
    }

    private void onlyIn(Path secrets) throws IOException {
        assertThat(Files.readString(secrets)).contains(PASSWORD);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.equals(secrets)) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(PASSWORD);
                }
            }
        }
    }

    @Test
    void aSecretIsReadFromStandardInputAndForgottenWithItsSource() throws IOException {
        Answer added =
                terminal.culpritTyping(
                        PASSWORD + "\n",
                        "sources",
                        "add",
                        "db",
                        "--from",
                        "postgresql://reader@localhost:1/shop",
                        "--secret-from-file",
                        "password=-");
        assertThat(added.out()).contains("password in source-secrets.json");

        terminal.culprit("sources", "remove", "db");

        assertThat(terminal.home().resolve("source-secrets.json"))
                .content()
                .doesNotContain(PASSWORD);
    }

    @Test
    void whatIsWrongIsToldInOneSentenceAndNothingIsStored() {
        assertThat(add("a/b", "--type", "folder").err()).startsWith("A name has letters");
        assertThat(add("x").err()).startsWith("Say --type, one of folder, postgresql");
        assertThat(add("x", "--type", "oracle").err())
                .startsWith("There is no kind of source oracle; there is folder");
        assertThat(add("x", "--type", "folder").err())
                .isEqualTo("Folder of files needs the setting folder.\n");
        assertThat(add("x", "--type", "folder", "--set", "folder=.", "--set", "init=DROP").err())
                .isEqualTo("Folder of files has no setting init.\n");
        assertThat(add("x", "--type", "postgresql", "--set", "password=" + PASSWORD).err())
                .isEqualTo(
                        "password is a secret and no argument: set CULPRIT_SOURCE_X_PASSWORD, or"
                                + " use --secret-from-file password=FILE.\n");
        assertThat(add("x", "--from", "postgresql://a:" + PASSWORD + "@h/shop").err())
                .startsWith("The address holds a password")
                .doesNotContain(PASSWORD);
        assertThat(add("x", "--from", "nowhere").err())
                .isEqualTo("There is no source and no folder nowhere to read data from.\n");
        assertThat(add("x", "--from", data, "--type", "postgresql").err())
                .isEqualTo("The address is of type folder, not postgresql.\n");
        assertThat(add("x", "--from", data, "--secret-from-file", "token=-").err())
                .isEqualTo("Folder of files has no secret token.\n");
        assertThat(add("x", "--from", "jdbc:acme:shop").exitCode()).isEqualTo(2);
        assertThat(terminal.culprit("sources", "test", "x").exitCode()).isEqualTo(2);
        assertThat(terminal.culprit("sources", "list").out()).startsWith("There are none");

        add("shop", "--from", data);
        assertThat(terminal.culprit("sources", "schema", "shop", "ordres").err())
                .startsWith("There is no table ordres in shop");
        assertThat(terminal.culprit("sources", "types").out())
                .contains("folder  Folder of files\n    folder  required, folder\n", "secret");
    }

    @Test
    void aSourceThatIsGoneFailsItsTest() {
        add("shop", "--type", "folder", "--set", "folder=" + folder.resolve("gone"));

        Answer test = terminal.culprit("sources", "test", "shop");

        assertThat(test.exitCode()).isEqualTo(1);
        assertThat(test.err()).startsWith("There is no folder ");
    }
}
