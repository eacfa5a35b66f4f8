package dev.culprit.desktop.command;

import dev.culprit.core.flow.OpenRequest;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Exports;
import dev.culprit.desktop.wiring.Wiring;
import dev.culprit.ui.services.ExecutionProfile;
import dev.culprit.ui.services.KnownSettings;
import dev.culprit.ui.services.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "investigate",
        description = "Investigate an alert, or every folder with an alert.json, with no window.")
final class InvestigateCommand implements Callable<Integer> {
    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Parameters(arity = "0..1", paramLabel = "ALERT.json", description = "the alert")
    private @Nullable Path alertFile;

    @Option(
            names = "--source",
            paramLabel = "FOLDER|ADDRESS|NAME",
            description =
                    "where the data is: a folder, the address of a database, or a name of `culprit"
                            + " sources list` (default: the alert's own folder)")
    private @Nullable String source;

    @Option(
            names = "--reasoner",
            paramLabel = "NAME",
            defaultValue = "builtin",
            description =
                    "builtin, or a model of `culprit models list` at its side (default:"
                            + " ${DEFAULT-VALUE})")
    private String reasoner = "builtin";

    @Option(
            names = "--approve",
            description =
                    "auto: every query that passes the gate runs; ask: you decide on each; deny:"
                            + " none runs (default: the setting approval.command-line, else auto)")
    private @Nullable ApprovalMode approve;

    @Option(
            names = "--profile",
            description =
                    "limits: ${COMPLETION-CANDIDATES} (default: the setting profile, else standard)")
    private @Nullable ExecutionProfile profile;

    @Option(
            names = "--output",
            paramLabel = "FILE|FOLDER",
            description = "write the finding there instead of standard output")
    private @Nullable Path output;

    @Option(names = "--bundle", paramLabel = "FILE.culprit", description = "save for replay")
    private @Nullable Path bundle;

    @Option(
            names = "--report",
            paramLabel = "FILE.pdf|.html|.md|.json|.zip",
            description = "write a report, or with .zip the evidence as files; may be repeated")
    private List<Path> reports = List.of();

    @Mixin private ReportChoices choices = new ReportChoices();

    @Option(names = "--quiet", description = "no progress on standard error")
    private boolean quiet;

    @Option(
            names = "--context",
            paramLabel = "PATH",
            description =
                    "what knows of lineage and changes: a dbt, SQL, Airflow, Dagster or git folder,"
                            + " or a file of OpenLineage or changes; may be repeated")
    private List<Path> context = List.of();

    @Option(
            names = "--cases",
            paramLabel = "FOLDER",
            description = "investigate every sub-folder with an alert.json")
    private @Nullable Path cases;

    @Override
    public Integer call() throws InterruptedException {
        if ((alertFile == null) == (cases == null)) {
            throw Complaint.badInput("Name either an alert file or --cases FOLDER.");
        }
        return (cases == null ? one(requireAlert()) : all(cases)).code();
    }

    private Path requireAlert() {
        if (alertFile == null) {
            throw Complaint.badInput("Name an alert file.");
        }
        return alertFile;
    }

    private ExitCode one(Path file) throws InterruptedException {
        OpenRequest request = requests().of(file);
        Stream.of(Stream.ofNullable(output), Stream.ofNullable(bundle), reports.stream())
                .flatMap(each -> each)
                .forEach(GivenFiles::prepareFor);
        reports.forEach(InvestigateCommand::format);
        ReportOptions options = choices.options();
        try (Wiring wiring = Wiring.open(culprit.home())) {
            requests().require(wiring);
            InvestigationState state = new TerminalRun(wiring.desk(), quiet).run(request);
            write(wiring, state, options);
            return Outcomes.complain(state);
        }
    }

    private void write(Wiring wiring, InvestigationState state, ReportOptions options) {
        byte[] finding = Wiring.findings().render(state);
        if (output == null) {
            System.out.writeBytes(finding);
            System.out.println();
        } else {
            GivenFiles.write(output, finding);
        }
        Exports exports = Wiring.exports(culprit.home());
        for (Path report : reports) {
            GivenFiles.write(report, exports.report(format(report)).render(state, options));
        }
        if (bundle != null) {
            GivenFiles.write(bundle, exports.bundles().write(wiring.desk().events(state.id())));
        }
    }

    private ExitCode all(Path folder) throws InterruptedException {
        if (output == null) {
            throw Complaint.badInput("--cases needs --output FOLDER for the findings.");
        }
        List<Path> folders = Cases.folders(folder);
        GivenFiles.makeFolder(output);
        ExitCode worst = ExitCode.FOUND;
        try (Wiring wiring = Wiring.open(culprit.home())) {
            requests().require(wiring);
            var all = new Cases(wiring, requests(), Optional.of(output));
            for (Path each : folders) {
                if (all.investigate(each).failed()) {
                    worst = ExitCode.FAILED;
                }
            }
        }
        return worst;
    }

    private InvestigationRequests requests() {
        Settings settings = Wiring.settings(culprit.home());
        return new InvestigationRequests(
                Optional.ofNullable(source),
                reasoner,
                approve == null ? settings.approval(KnownSettings.APPROVAL_COMMAND) : approve,
                settings.limits(profile == null ? settings.profile() : profile),
                context);
    }

    private static ReportFormat format(Path report) {
        String name = String.valueOf(report.getFileName());
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return ReportFormat.of(extension)
                .orElseThrow(() ->
                        Complaint.badInput(
                                "A report ends in .pdf, .html, .md, .json or .zip, not ."
                                        + extension
                                        + "."));
    }
}
