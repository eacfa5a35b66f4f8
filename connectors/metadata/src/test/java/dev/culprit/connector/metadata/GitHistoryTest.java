package dev.culprit.connector.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.connector.metadata.git.GitHistory;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Period;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real repository, made by the git program with dates of its own.
@Timeout(120)
class GitHistoryTest {
    @TempDir private Path folder;

    @BeforeEach
    void repository() throws Exception {
        assumeTrue(Repository.isPossible(), "git is not installed");
        new Repository(folder)
                .init()
                .commit("2026-01-08T10:00:00Z", "models/users.sql", "select 1", "Add users")
                .commit("2026-01-09T23:20:00Z", "models/orders.sql", "select 2", "Read the id anew")
                .commit("2026-01-10T09:00:00Z", "README.md", "orders", "Explain orders");
    }

    private List<Change> changes(GitHistory.Fills fills) throws Exception {
        return new GitHistory(folder, fills, System.getenv())
                .changes(
                        Period.ANY,
                        Set.of(
                                TableName.of("orders"),
                                TableName.of("users"),
                                TableName.of("facts")))
                .what()
                .orElseThrow();
    }

    @Test
    void commitsTouchTheTablesTheirFilesAreNamedFor() throws Exception {
        assertThat(changes(Map::of))
                .extracting(Change::title, Change::at, Change::tables, Change::author)
                .containsExactly(
                        tuple("Explain orders", at(10, 9, 0), List.of(), "Ana"),
                        tuple(
                                "Read the id anew",
                                at(9, 23, 20),
                                List.of(TableName.of("orders")),
                                "Ana"),
                        tuple("Add users", at(8, 10, 0), List.of(TableName.of("users")), "Ana"));
        assertThat(changes(Map::of))
                .allMatch(each -> each.reference().id().matches("[0-9a-f]{12}"));
    }

    @Test
    void whatAFileFillsComesBeforeItsName() throws Exception {
        assertThat(
                        changes(() -> Map.of("models/orders.sql", Set.of(TableName.of("facts"))))
                                .get(1)
                                .tables())
                .containsExactly(TableName.of("facts"));
    }

    @Test
    void onlyCommitsOfThePeriodAreTold() throws Exception {
        var period = new Period(at(9, 0, 0), at(10, 0, 0));

        assertThat(
                        new GitHistory(folder, Map::of, System.getenv())
                                .changes(period, Set.of())
                                .what()
                                .orElseThrow())
                .extracting(Change::title)
                .containsExactly("Read the id anew");
    }

    @Test
    void programsThatTheRepositoryNamesAreNotRun() throws Exception {
        Path ran = folder.resolve("ran");
        Path script = folder.resolve("evil.sh");
        Files.writeString(script, "#!/bin/sh\ntouch '" + ran + "'\nexit 0\n");
        assumeTrue(script.toFile().setExecutable(true));
        for (String key :
                List.of(
                        "core.fsmonitor",
                        "core.pager",
                        "core.sshCommand",
                        "core.editor",
                        "diff.external",
                        "diff.evil.textconv",
                        "diff.evil.command",
                        "gpg.program",
                        "core.alternateRefsCommand",
                        "pager.log")) {
            new Repository(folder).git("config", key, script.toString());
        }
        new Repository(folder).git("config", "log.showSignature", "true");
        Path hooks = Files.createDirectories(folder.resolve(".git/hooks"));
        for (String hook : List.of("post-index-change", "reference-transaction")) {
            Files.copy(script, hooks.resolve(hook));
        }
        Files.writeString(folder.resolve(".gitattributes"), "*.sql diff=evil\n");

        assertThat(changes(Map::of)).hasSize(3);
        assertThat(ran).doesNotExist();
    }

    @Test
    void withoutGitOrRepositoryTheHistoryIsUnknownWithAReason() throws IOException {
        Path plain =
                Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-plain"));

        assertThatThrownBy(() ->
                        new GitHistory(plain, Map::of, System.getenv())
                                .changes(Period.ANY, Set.of()))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("not a git repository");
        assertThatThrownBy(() ->
                        new GitHistory(folder, Map::of, Map.of("PATH", "relative"))
                                .changes(Period.ANY, Set.of()))
                .hasMessageContaining("no git program");
    }

    private static LocalDateTime at(int day, int hour, int minute) {
        return LocalDateTime.of(2026, 1, day, hour, minute);
    }
}
