package dev.culprit.desktop.command;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.query.QueryDraft;
import dev.culprit.core.scan.Oddity;
import dev.culprit.core.scan.SourceScan;
import dev.culprit.core.scan.TableScan;
import dev.culprit.core.source.ConnectorException;
import dev.culprit.core.source.Table;
import dev.culprit.desktop.alert.JsonAlertWriter;
import dev.culprit.desktop.scan.ScanJson;
import dev.culprit.desktop.scan.ScanText;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.SourceLocations;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "scan",
        description =
                "Look at tables with no alert at hand: NULL rates, rows, freshness and duplicates by"
                        + " day, and what of it looks odd.")
final class ScanCommand implements Callable<Integer> {
    private static final String NOW = "now";

    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description =
                    "a folder, the address of a database, or a name of `culprit sources list`")
    private String source = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TABLE",
            description = "only this table (default: every table with a time)")
    private @Nullable String table;

    @Option(
            names = "--until",
            paramLabel = "TIME|now",
            description =
                    "look at the table as it was then, in UTC; with `now`, rows that are missing since"
                            + " the last one count as missing (default: up to the last row)")
    private @Nullable String until;

    @Option(names = "--json", description = "everything, for other programs")
    private boolean json;

    @Option(
            names = "--alerts",
            paramLabel = "FOLDER",
            description =
                    "write each oddity as FOLDER/ID/alert.json, for `culprit investigate --cases`")
    private @Nullable Path alerts;

    @Option(names = "--quiet", description = "no progress on standard error")
    private boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        Optional<LocalDateTime> end = Optional.ofNullable(until).map(ScanCommand::time);
        SourceLocations sources = Wiring.sources(culprit.home());
        sources.problem(source)
                .ifPresent(problem -> {
                    throw Complaint.badInput(problem);
                });
        List<TableScan> scans = new ArrayList<>();
        try (ExecutorService parsers = Executors.newVirtualThreadPerTaskExecutor();
                SourceScan open =
                        Wiring.scans(sources, parsers)
                                .open(source, System.getProperty("user.name", "analyst"))) {
            for (Table each : chosen(open)) {
                TableScan scan = open.scan(each, end, query -> tell(each, query));
                scans.add(scan);
                if (!json) {
                    System.out.print(ScanText.of(scan));
                }
            }
        } catch (ConnectorException broken) {
            throw new Complaint(ExitCode.FAILED, broken.getMessage());
        }
        if (json) {
            System.out.println(new ScanJson().text(source, scans));
        }
        if (alerts != null) {
            write(alerts, scans);
        }
        return ExitCode.FOUND.code();
    }

    private List<Table> chosen(SourceScan open) {
        if (open.schema().isEmpty()) {
            throw new Complaint(ExitCode.FAILED, source + " has no tables that can be read.");
        }
        String wanted = table;
        if (wanted != null) {
            return List.of(open.schema().table(wanted).orElseThrow(() -> unknown(open, wanted)));
        }
        List<Table> all = open.tables();
        if (all.isEmpty()) {
            throw new Complaint(
                    ExitCode.FAILED,
                    "No table of "
                            + source
                            + " has a time column, so there are no days to compare.");
        }
        return all;
    }

    private Complaint unknown(SourceScan open, String wanted) {
        String known =
                open.schema().tables().stream()
                        .map(each -> each.name().toString())
                        .limit(20)
                        .collect(Collectors.joining(", "));
        return Complaint.badInput(
                "There is no table " + wanted + " in " + source + "; there is " + known + ".");
    }

    private void tell(Table of, QueryDraft query) {
        if (!quiet) {
            System.err.println(of.name() + ": " + query.why());
        }
    }

    private static LocalDateTime time(String text) {
        if (text.equals(NOW)) {
            return LocalDateTime.now(ZoneOffset.UTC);
        }
        try {
            String iso = text.strip().replace(' ', 'T');
            return iso.contains("T")
                    ? LocalDateTime.parse(iso)
                    : LocalDate.parse(iso).atStartOfDay();
        } catch (DateTimeException wrong) {
            throw Complaint.badInput(
                    "--until is " + text + "; write 2026-01-13, \"2026-01-13 08:00\" or now.");
        }
    }

    private static void write(Path folder, List<TableScan> scans) {
        var writer = new JsonAlertWriter();
        scans.stream()
                .flatMap(scan -> scan.oddities().stream())
                .map(Oddity::toAlert)
                .forEach(alert -> write(folder, alert, writer));
    }

    private static void write(Path folder, Alert alert, JsonAlertWriter writer) {
        Path own = folder.resolve(alert.id());
        GivenFiles.makeFolder(own);
        GivenFiles.write(
                own.resolve("alert.json"), writer.text(alert).getBytes(StandardCharsets.UTF_8));
    }
}
