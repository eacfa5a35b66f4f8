package dev.culprit.analyst;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyst.causes.Suspect;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.hypothesis.Standing;
import dev.culprit.core.investigation.HypothesisState;
import dev.culprit.core.measurement.Slice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Runs the analyst on every sub-folder with an `alert.json` and writes findings for the scorer:
/// `Bench CASES OUTPUT [diagnosis] [PATTERN]`.
final class Bench {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Bench() {}

    public static void main(String[] args) throws IOException {
        Path cases = Path.of(args[0]);
        Path output = Path.of(args[1]);
        boolean diagnosis = args.length > 2 && args[2].equals("diagnosis");
        String pattern = args.length > 3 ? args[3] : "";
        Files.createDirectories(output);
        List<Path> folders;
        try (var list = Files.list(cases)) {
            folders =
                    list.filter(p -> Files.exists(p.resolve("alert.json")))
                            .filter(p -> p.getFileName().toString().contains(pattern))
                            .sorted()
                            .toList();
        }
        for (Path folder : folders) {
            run(folder, output, diagnosis);
        }
    }

    private static void run(Path folder, Path output, boolean diagnosis) throws IOException {
        CaseFolder read = CaseFolder.read(folder);
        long loading = System.nanoTime();
        try (DuckDb database = DuckDb.of(read)) {
            long start = System.nanoTime();
            long cpu = cpuNanos();
            var measurer = new BuiltInMeasurer();
            var rehearsal = new Rehearsal(read, database, measurer, new BuiltInAnalyst(measurer));
            ObjectNode json;
            if (diagnosis) {
                String reason = rehearsal.measure();
                json = diagnosis(rehearsal, reason, folder);
            } else {
                json = json(rehearsal.run(), folder);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            json.put("seconds", seconds);
            System.out.printf(
                    "   %.2f s, CPU %.2f s (loading %.2f)%n",
                    seconds, (cpuNanos() - cpu) / 1e9, (start - loading) / 1e9);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(output.resolve(folder.getFileName() + ".json").toFile(), json);
        } catch (RuntimeException failed) {
            System.out.println(folder.getFileName() + " failed");
            failed.printStackTrace(System.out);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static ObjectNode diagnosis(Rehearsal rehearsal, String reason, Path folder) {
        ObjectNode json = JSON.createObjectNode();
        System.out.println(folder.getFileName() + " " + reason);
        var known = new Memory().known(rehearsal.file());
        if (known.isEmpty()) {
            return json;
        }
        System.out.printf(
                "   z %.2f observed %.4f expected %.4f%n",
                known.get().study().z(),
                known.get().study().observed(),
                known.get().study().expectation().value());
        known.get().study().candidates().stream()
                .limit(6)
                .forEach(c ->
                        System.out.printf(
                                "   candidate %.1f %s from minute %.0f%n",
                                c.score(),
                                known.get()
                                        .study()
                                        .cube()
                                        .orElseThrow()
                                        .slice(c.attributes(), c.codes())
                                        .phrase(),
                                c.minute()));
        for (Suspect s : known.get().suspects()) {
            System.out.println(
                    "   %.2f %s {%s} %s %s %s %s"
                            .formatted(
                                    s.weight(),
                                    s.fault(),
                                    s.slice().phrase(),
                                    s.tables(),
                                    s.columns(),
                                    s.onset(),
                                    s.facts()));
        }
        if (!known.get().suspects().isEmpty()) {
            Suspect s = known.get().suspects().getFirst();
            put(
                    json,
                    s.fault().key(),
                    s.tables().stream().map(Object::toString).toList(),
                    s.columns(),
                    s.slice(),
                    s.onset());
            json.put("confidence", s.weight());
        }
        return json;
    }

    private static void put(
            ObjectNode json,
            String fault,
            List<String> tables,
            List<String> columns,
            Slice slice,
            Optional<LocalDateTime> onset) {
        json.put("fault", fault);
        json.set("tables", JSON.valueToTree(tables));
        json.set("columns", JSON.valueToTree(columns));
        json.set("slice", JSON.valueToTree(slice.asMap()));
        onset.ifPresent(at ->
                json.put("onset", at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"))));
    }

    private static ObjectNode json(Rehearsal.Outcome outcome, Path folder) {
        ObjectNode json = JSON.createObjectNode();
        System.out.println(
                folder.getFileName()
                        + " queries "
                        + outcome.answers().size()
                        + " "
                        + outcome.reason());
        for (HypothesisState h : outcome.hypotheses()) {
            System.out.println(
                    "   %s %.2f %s"
                            .formatted(
                                    h.standing(), h.confidence().value(), h.hypothesis().title()));
            h.evidence()
                    .forEach(e ->
                            System.out.println(
                                    "        "
                                            + e.interpretation().verdict()
                                            + " "
                                            + e.interpretation().confidence().value()
                                            + " "
                                            + e.interpretation().summary()));
        }
        outcome.narrative()
                .ifPresent(n -> {
                    json.put("headline", n.headline());
                    json.put("root_cause", n.paragraph());
                    json.set(
                            "causal_chain",
                            JSON.valueToTree(n.causalChain().stream().map(s -> s.text()).toList()));
                    json.set(
                            "recommendations",
                            JSON.valueToTree(
                                    n.recommendations().stream()
                                            .map(r ->
                                                    r.text()
                                                            + r.sql()
                                                                    .map(q -> " :: " + q)
                                                                    .orElse(""))
                                            .toList()));
                });
        json.put("status", outcome.proven() ? "completed" : "inconclusive");
        outcome.leading()
                .ifPresent(h -> {
                    HypothesisDraft draft = h.hypothesis().draft();
                    put(
                            json,
                            draft.fault().key(),
                            draft.tables().stream().map(Object::toString).toList(),
                            draft.columns(),
                            draft.slice(),
                            draft.onset());
                    json.put("confidence", h.confidence().value());
                    json.set(
                            "additional_slices",
                            JSON.valueToTree(
                                    outcome.additional().stream().map(Slice::asMap).toList()));
                });
        json.put(
                "confirmed",
                outcome.leading().filter(h -> h.standing() == Standing.CONFIRMED).isPresent());
        return json;
    }
}
