package dev.culprit.desktop.command;

import dev.culprit.connector.metadata.reading.Times;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.ContextBook;
import dev.culprit.core.source.TableName;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "context",
        description = "Link what knows of lineage and changes to a source; enter changes by hand.")
final class ContextCommand implements Callable<Integer> {
    private static final String SOURCE = "SOURCE";

    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    private ContextBook book() {
        return Wiring.contextBook(culprit.home());
    }

    @Override
    public Integer call() {
        throw Complaint.badInput("Say what to do: link, unlink, add, remove or list.");
    }

    @Command(
            name = "link",
            description = "Link a dbt, SQL, log or git folder, or a file, to a source.")
    int link(
            @Parameters(paramLabel = SOURCE) String source,
            @Parameters(paramLabel = "PATH") Path place) {
        if (!Files.exists(place)) {
            throw Complaint.badInput("There is nothing at " + place + ".");
        }
        book().link(source, place.toAbsolutePath().normalize().toString());
        return ExitCode.FOUND.code();
    }

    @Command(name = "unlink", description = "Take a link back.")
    int unlink(
            @Parameters(paramLabel = SOURCE) String source,
            @Parameters(paramLabel = "PATH") Path place) {
        book().unlink(source, place.toAbsolutePath().normalize().toString());
        return ExitCode.FOUND.code();
    }

    @Command(name = "list", description = "List what is linked to a source and was entered for it.")
    int list(@Parameters(paramLabel = SOURCE) String source) {
        book().links(source).forEach(link -> System.out.println("link " + link));
        book().entered(source)
                .forEach(change ->
                        System.out.println(
                                change.at().toString().replace('T', ' ')
                                        + " "
                                        + change.kind().key()
                                        + " "
                                        + change.reference().id()
                                        + ": "
                                        + change.title()));
        return ExitCode.FOUND.code();
    }

    @Command(name = "add", description = "Enter a change by hand.")
    int add(
            @Parameters(paramLabel = SOURCE) String source,
            @Option(
                            names = "--at",
                            required = true,
                            paramLabel = "TIME",
                            description = "UTC unless it has an offset")
                    String at,
            @Option(names = "--title", required = true) String title,
            @Option(
                            names = "--kind",
                            defaultValue = "OTHER",
                            description = "${COMPLETION-CANDIDATES}")
                    Change.Kind kind,
            @Option(
                            names = "--outcome",
                            defaultValue = "UNKNOWN",
                            description = "${COMPLETION-CANDIDATES}")
                    Change.Outcome outcome,
            @Option(names = "--table", description = "a table it touches; may be repeated")
                    @Nullable List<String> tables,
            @Option(names = "--id", description = "by what it is found again (default: its time)")
                    @Nullable String id,
            @Option(names = "--author", defaultValue = "${sys:user.name}") String author) {
        if (title.isBlank() || title.length() > Change.MOST_TITLE) {
            throw Complaint.badInput("--title needs 1 to " + Change.MOST_TITLE + " characters.");
        }
        var when =
                Times.utc(at)
                        .orElseThrow(() ->
                                Complaint.badInput(
                                        "--at " + at + " is no time such as 2026-01-10 04:00."));
        book().enter(
                        source,
                        new Change(
                                kind,
                                outcome,
                                when,
                                Optional.empty(),
                                "",
                                title,
                                new Change.Reference(
                                        id == null ? when.toString() : id, "entered by hand"),
                                (tables == null ? List.<String>of() : tables)
                                        .stream().map(ContextCommand::table).toList(),
                                List.of(),
                                author,
                                OptionalLong.empty()));
        return ExitCode.FOUND.code();
    }

    @Command(name = "remove", description = "Take a change back that was entered by hand.")
    int remove(
            @Parameters(paramLabel = SOURCE) String source,
            @Parameters(paramLabel = "ID") String id) {
        book().remove(source, id);
        return ExitCode.FOUND.code();
    }

    private static TableName table(String name) {
        int dot = name.lastIndexOf('.');
        if (name.isBlank() || dot == name.length() - 1) {
            throw Complaint.badInput("--table " + name + " is no name of a table.");
        }
        return dot < 1
                ? TableName.of(name)
                : new TableName(name.substring(0, dot), name.substring(dot + 1));
    }
}
