package dev.culprit.desktop.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.culprit.core.event.InvestigationId;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.Status;
import dev.culprit.core.library.LibraryFilter;
import dev.culprit.core.library.LibraryItem;
import dev.culprit.core.library.LibraryNote;
import dev.culprit.desktop.library.HomeLibraryNotes;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "list",
        description = "List the investigations, the most recent first; those in the archive apart.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "only those in which all words occur")
    private String[] words = {};

    @Option(names = "--status", description = "only: ${COMPLETION-CANDIDATES}")
    private @Nullable Status status;

    @Option(names = "--table", paramLabel = "TABLE", description = "only on this table")
    private @Nullable String table;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "only with this finding, for example null_spike")
    private @Nullable FaultKind fault;

    @Option(names = "--since", paramLabel = "DATE", description = "only started then or later, UTC")
    private @Nullable String since;

    @Option(names = "--tag", paramLabel = "TAG", description = "only with this tag")
    private @Nullable String tag;

    @Option(names = "--archived", description = "those in the archive")
    private boolean archived;

    @Option(names = "--json", description = "for other programs")
    private boolean json;

    @Override
    public Integer call() {
        LibraryFilter filter = filter();
        Map<InvestigationId, LibraryNote> notes =
                new HomeLibraryNotes(culprit.home().library()).all();
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        try (Wiring wiring = Wiring.open(culprit.home())) {
            for (InvestigationId id : wiring.desk().investigations()) {
                InvestigationState state = wiring.desk().state(id);
                LibraryItem item = LibraryItem.of(state);
                LibraryNote note = notes.getOrDefault(id, LibraryNote.NONE);
                if (filter.accepts(item, note) && json) {
                    write(item, note, all);
                } else if (filter.accepts(item, note)) {
                    System.out.println(line(state, note));
                }
            }
        }
        if (json) {
            System.out.println(all.toPrettyString());
        }
        return ExitCode.FOUND.code();
    }

    private LibraryFilter filter() {
        return new LibraryFilter(
                String.join(" ", words),
                Optional.ofNullable(status),
                Optional.ofNullable(table),
                Optional.ofNullable(fault),
                Optional.ofNullable(since).map(ListCommand::day),
                Optional.ofNullable(tag),
                archived);
    }

    private static Instant day(String text) {
        try {
            return LocalDate.parse(text.strip()).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw Complaint.badInput("--since is " + text + "; write a date like 2026-01-13.");
        }
    }

    private static String line(InvestigationState state, LibraryNote note) {
        String tags = note.tags().isEmpty() ? "" : "  [" + String.join(", ", note.tags()) + "]";
        return state.id() + "  " + state.alert().title() + "  " + Outcomes.line(state) + tags;
    }

    private static void write(LibraryItem item, LibraryNote note, ArrayNode to) {
        var node =
                to.addObject()
                        .put("id", item.id().value())
                        .put("title", item.title())
                        .put("status", item.status().key())
                        .put("source", item.source())
                        .put("started_at", item.startedAt().toString())
                        .put("outcome", item.outcome())
                        .put("fault", item.fault().map(FaultKind::key).orElse(null))
                        .put("archived", note.archived());
        item.tables().forEach(node.putArray("tables")::add);
        note.tags().forEach(node.putArray("tags")::add);
    }
}
