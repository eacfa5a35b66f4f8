package dev.culprit.desktop.command;

import dev.culprit.core.investigation.Limits;
import dev.culprit.core.investigation.Profile;
import dev.culprit.core.query.ApprovalMode;
import dev.culprit.desktop.bench.CaseScore;
import dev.culprit.desktop.bench.GivenFinding;
import dev.culprit.desktop.bench.InvalidTruthException;
import dev.culprit.desktop.bench.ScoreJson;
import dev.culprit.desktop.bench.ScoreText;
import dev.culprit.desktop.bench.Scorer;
import dev.culprit.desktop.bench.Summary;
import dev.culprit.desktop.bench.Truth;
import dev.culprit.desktop.wiring.Complaint;
import dev.culprit.desktop.wiring.ExitCode;
import dev.culprit.desktop.wiring.Wiring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "bench",
        description =
                "Investigate every case of a folder and compare the findings with what happened.")
final class BenchCommand implements Callable<Integer> {
    /// What a table of scores has a row for.
    enum Group {
        FAULT,
        LEVEL
    }

    @ParentCommand private CulpritCommand culprit = new CulpritCommand();

    @Parameters(
            paramLabel = "CASES",
            description = "investigate every sub-folder with an alert.json")
    private Path cases = Path.of(".");

    @Option(names = "--score", description = "compare each finding with the truth.json of its case")
    private boolean score;

    @Option(
            names = "--output",
            paramLabel = "FOLDER",
            description = "write the findings there, and the scores as scores.json")
    private @Nullable Path output;

    @Option(
            names = "--by",
            paramLabel = "fault|level",
            description = "only the table by fault kind or by difficulty (default: both)")
    private @Nullable Group by;

    @Option(
            names = "--reasoner",
            paramLabel = "NAME",
            defaultValue = InvestigationRequests.BUILT_IN,
            description =
                    "builtin, or a model of `culprit models list` at its side (default:"
                            + " ${DEFAULT-VALUE})")
    private String reasoner = InvestigationRequests.BUILT_IN;

    @Override
    public Integer call() throws InterruptedException {
        if (by != null && !score) {
            throw Complaint.badInput("--by needs --score.");
        }
        List<Path> folders = Cases.folders(cases);
        List<Truth> truths = score ? truths(folders) : List.of();
        GivenFiles.makeFolder(output);
        List<Cases.Ended> ended = investigate(folders);
        if (score) {
            tell(summary(truths, ended));
        } else {
            tellCounts(ended);
        }
        boolean failed = ended.stream().anyMatch(Cases.Ended::failed);
        return (failed ? ExitCode.FAILED : ExitCode.FOUND).code();
    }

    /// Before anything is investigated: a truth that is missing is told at once.
    private static List<Truth> truths(List<Path> folders) {
        List<Truth> truths = new ArrayList<>();
        for (Path folder : folders) {
            try {
                truths.add(Truth.read(folder));
            } catch (InvalidTruthException wrong) {
                throw Complaint.badInput(String.valueOf(wrong.getMessage()));
            }
        }
        return truths;
    }

    private List<Cases.Ended> investigate(List<Path> folders) throws InterruptedException {
        var requests =
                new InvestigationRequests(
                        Optional.empty(), reasoner, ApprovalMode.AUTO, Limits.of(Profile.STANDARD));
        List<Cases.Ended> ended = new ArrayList<>();
        try (Wiring wiring = Wiring.open(culprit.home())) {
            requests.require(wiring);
            var all = new Cases(wiring, requests, Optional.ofNullable(output));
            for (Path folder : folders) {
                ended.add(all.investigate(folder));
            }
        }
        return ended;
    }

    private static Summary summary(List<Truth> truths, List<Cases.Ended> ended) {
        List<CaseScore> scores = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
            scores.add(Scorer.score(truths.get(i), ended.get(i).finding().map(GivenFinding::read)));
        }
        return new Summary(scores);
    }

    private void tell(Summary all) {
        System.out.print(ScoreText.overall(all));
        if (by != Group.LEVEL) {
            System.out.println();
            System.out.print(ScoreText.groups("fault kind", all.byFault()));
        }
        if (by != Group.FAULT) {
            System.out.println();
            System.out.print(ScoreText.groups("difficulty", all.byLevel()));
        }
        if (output != null) {
            GivenFiles.write(output.resolve("scores.json"), new ScoreJson().render(all));
        }
    }

    private static void tellCounts(List<Cases.Ended> ended) {
        long failed = ended.stream().filter(Cases.Ended::failed).count();
        System.out.printf(Locale.ROOT, "%d cases, %d of them failed%n", ended.size(), failed);
    }
}
