package dev.culprit.analyst;

import dev.culprit.analyst.causes.Contrast;
import dev.culprit.analyst.causes.Suspect;
import dev.culprit.analyst.study.Study;
import dev.culprit.analyst.subject.Upstream;
import dev.culprit.core.context.Change;
import dev.culprit.core.context.Change.Kind;
import dev.culprit.core.context.Change.Outcome;
import dev.culprit.core.context.Lineage;
import dev.culprit.core.evidence.EvidenceRules;
import dev.culprit.core.evidence.Interpretation;
import dev.culprit.core.evidence.Verdict;
import dev.culprit.core.hypothesis.Category;
import dev.culprit.core.hypothesis.Confidence;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Measurement;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.TableName;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Changes that coincide with a suspect: close to its onset, and in a table it blames or one upstream of
/// that. A coincidence puts a suspect that the data raised further up, names the change where the
/// finding needs it, and lifts a confidence that the counterfactual has already carried over the line.
/// It raises no suspect but one that a query can refute, and confirms nothing.
final class Coincidences {
    /// Fact of a suspect with a change: the key of the change.
    static final String CHANGE = "change";

    /// Suspects below are noise by their own numbers.
    private static final double SERIOUS = 0.3;

    private static final double LIFT = 0.1;
    private static final Duration BEFORE = Duration.ofHours(24);

    /// An onset is an estimate.
    private static final Duration BLUR = Duration.ofHours(2);

    private static final double MOST = 0.97;

    private final Study study;
    private final CaseFile file;
    private final List<Change> changes;

    Coincidences(Study study, CaseFile file) {
        this.study = study;
        this.file = file;
        this.changes = file.context().changes().orElse(List.of());
    }

    /// The rivals with the changes that coincide, those with one first among those that are about as
    /// likely, and what stalled upstream without having shown in the measurements.
    ///
    /// @param raised what the data points to; the rest of the rivals is there to compare
    List<Suspect> weave(List<Suspect> rivals, List<Suspect> raised) {
        if (changes.isEmpty()) {
            return rivals;
        }
        List<Suspect> serious = new ArrayList<>();
        List<Suspect> others = new ArrayList<>();
        for (Suspect each : rivals) {
            (raised.contains(each) ? serious : others).add(with(each));
        }
        serious.sort(Comparator.comparingDouble(Coincidences::rank).reversed());
        stalled(rivals).forEach(serious::add);
        serious.addAll(others);
        return serious.stream().limit(Hypotheses.MOST).toList();
    }

    private static double rank(Suspect suspect) {
        return suspect.weight() + (suspect.facts().containsKey(CHANGE) ? LIFT : 0);
    }

    private Suspect with(Suspect suspect) {
        boolean cause =
                suspect.fault() != FaultKind.EXPECTED_VARIANCE
                        && suspect.fault() != FaultKind.MIX_SHIFT;
        if (!cause
                || suspect.weight() < SERIOUS
                || suspect.onset().isEmpty()
                || suspect.facts().containsKey(Contrast.BROADER)) {
            return suspect;
        }
        LocalDateTime onset = suspect.onset().get();
        return changes.stream()
                .filter(change -> isClose(change, onset) && touches(change, suspect))
                .min(Comparator.comparingDouble(change -> distance(change, suspect, onset)))
                .map(change -> with(suspect, change))
                .orElse(suspect);
    }

    private static Suspect with(Suspect suspect, Change change) {
        Map<String, String> facts = new HashMap<>(suspect.facts());
        facts.put(CHANGE, key(change));
        return new Suspect(
                suspect.fault(),
                suspect.slice(),
                suspect.tables(),
                suspect.columns(),
                suspect.onset(),
                suspect.weight(),
                suspect.reason()
                        + " "
                        + ChangeWords.sentence(change, suspect.onset().orElse(change.at())),
                facts);
    }

    /// Whether it came at a time at which it could have been the cause. When a job should have run is
    /// known only roughly, and so is when it is missed; anything else must not come after the onset.
    private static boolean isClose(Change change, LocalDateTime onset) {
        Duration since = Duration.between(change.at(), onset);
        if (since.compareTo(BEFORE) > 0) {
            return false;
        }
        return switch (change.kind()) {
            case JOB_RUN -> isBad(change) && since.negated().compareTo(BEFORE) <= 0;
            case COMMIT, DEPLOY, SCHEMA_CHANGE, OTHER ->
                    since.negated().compareTo(BLUR) <= 0
                            || (onset.toLocalTime().equals(LocalTime.MIDNIGHT)
                                    && change.at().toLocalDate().equals(onset.toLocalDate()));
            case ROW_COUNT -> false;
        };
    }

    private static boolean isBad(Change change) {
        return change.outcome() == Outcome.FAILED || change.outcome() == Outcome.STALLED;
    }

    private boolean touches(Change change, Suspect suspect) {
        Set<TableName> reach = reach(suspect);
        return change.tables().stream().anyMatch(reach::contains)
                || (change.tables().isEmpty() && speaksOf(change, suspect.slice()));
    }

    /// A deploy of `mobile_app 2.3.1` that names no table means the slice of that version.
    private static boolean speaksOf(Change change, Slice slice) {
        String text = change.title().toLowerCase(Locale.ROOT);
        return (change.kind() == Kind.DEPLOY || change.kind() == Kind.OTHER)
                && slice.terms().stream()
                        .map(term -> term.value().toLowerCase(Locale.ROOT))
                        .filter(value -> value.length() >= 3)
                        .anyMatch(text::contains);
    }

    /// The blamed table and all upstream of it.
    private Set<TableName> reach(Suspect suspect) {
        Set<TableName> reached = new LinkedHashSet<>();
        List<TableName> open = new ArrayList<>();
        open.add(blamed(suspect));
        while (!open.isEmpty()) {
            TableName table = open.removeFirst();
            if (!reached.add(table)) {
                continue;
            }
            lineage(table).map(Lineage.Edge::from).forEach(open::add);
            if (table.equals(study.subject().name())) {
                study.subject().upstream().forEach(it -> open.add(it.table().name()));
            }
        }
        return reached;
    }

    private TableName blamed(Suspect suspect) {
        return suspect.tables().isEmpty() ? study.subject().name() : suspect.tables().getFirst();
    }

    private Stream<Lineage.Edge> lineage(TableName table) {
        return file
                .context()
                .lineage()
                .map(lineage -> lineage.into(table))
                .orElse(List.of())
                .stream();
    }

    /// Hours away, more for what is only upstream, touches much or came after the onset.
    private double distance(Change change, Suspect suspect, LocalDateTime onset) {
        double hours = Math.abs(Duration.between(change.at(), onset).toMinutes()) / 60.0;
        boolean direct = change.tables().contains(blamed(suspect));
        boolean silent =
                suspect.fault() == FaultKind.UPSTREAM_STALLED
                        || suspect.fault() == FaultKind.VOLUME_DROP
                        || suspect.fault() == FaultKind.LATE_ARRIVAL;
        boolean fits = silent == (change.kind() == Kind.JOB_RUN);
        return hours
                + (direct ? 0 : 6)
                + (fits ? 0 : 12)
                + (change.at().isAfter(onset) && change.kind() != Kind.JOB_RUN ? 3 : 0)
                + Math.min(4, 0.2 * change.tables().size());
    }

    /// Jobs that stalled or failed around the onset and fill a table upstream whose silence a query can
    /// tell.
    private List<Suspect> stalled(List<Suspect> rivals) {
        Optional<LocalDateTime> onset =
                file.measurement()
                        .flatMap(Measurement::onset)
                        .or(() -> rivals.stream().flatMap(it -> it.onset().stream()).findFirst());
        if (onset.isEmpty()) {
            return List.of();
        }
        List<Suspect> found = new ArrayList<>();
        for (Upstream source : study.subject().upstream()) {
            TableName table = source.table().name();
            boolean known =
                    rivals.stream()
                            .anyMatch(it ->
                                    it.fault() == FaultKind.UPSTREAM_STALLED
                                            && it.tables().contains(table));
            if (!known && source.time().isPresent()) {
                changes.stream()
                        .filter(change -> change.kind() == Kind.JOB_RUN)
                        .filter(change -> change.tables().contains(table))
                        .filter(change -> isClose(change, onset.get()))
                        .findFirst()
                        .ifPresent(change -> found.add(stalled(table, onset.get(), change)));
            }
        }
        return found;
    }

    private Suspect stalled(TableName table, LocalDateTime onset, Change change) {
        List<String> columns = new ArrayList<>(study.subject().column().stream().toList());
        return new Suspect(
                FaultKind.UPSTREAM_STALLED,
                Slice.EVERYTHING,
                List.of(table, study.subject().name()),
                columns,
                Optional.of(onset),
                SERIOUS,
                ChangeWords.sentence(change, onset),
                Map.of(
                        "source",
                        table.toString(),
                        "last",
                        Words.time(change.at()),
                        CHANGE,
                        key(change)));
    }

    private static String key(Change change) {
        return change.reference().origin()
                + "|"
                + change.reference().id()
                + "|"
                + change.system()
                + "|"
                + change.at();
    }

    /// The change that a suspect's facts or a hypothesis' parameters name.
    static Optional<Change> of(CaseFile file, Map<String, String> facts) {
        return Optional.ofNullable(facts.get(CHANGE))
                .flatMap(key ->
                        file.context().changes().orElse(List.of()).stream()
                                .filter(change -> key(change).equals(key))
                                .findFirst());
    }

    /// Where the cause lies when data and change agree.
    static Category category(Category byData, Suspect suspect, Optional<Change> change) {
        boolean upstream =
                suspect.fault() == FaultKind.UPSTREAM_STALLED
                        || suspect.fault() == FaultKind.LATE_ARRIVAL;
        if (change.isEmpty() || upstream) {
            return byData;
        }
        return switch (change.get().kind()) {
            case COMMIT, DEPLOY, SCHEMA_CHANGE -> Category.CODE_CHANGE;
            case JOB_RUN ->
                    !suspect.tables().isEmpty()
                                    && change.get().tables().contains(suspect.tables().getFirst())
                            ? Category.INFRASTRUCTURE
                            : Category.UPSTREAM_DEPENDENCY;
            case ROW_COUNT, OTHER -> byData;
        };
    }

    /// Evidence names the change beside it. A confidence that the counterfactual alone has carried to a
    /// confirmation loses a fifth of its doubt.
    static Interpretation noted(
            Interpretation read,
            Optional<Change> change,
            String test,
            Optional<LocalDateTime> onset) {
        if (change.isEmpty() || read.verdict() != Verdict.SUPPORTS) {
            return read;
        }
        boolean carried =
                test.equals(Contrast.KEY) && read.confidence().atLeast(EvidenceRules.CONFIRMED);
        double lifted =
                Math.round(Math.min(MOST, 1 - 0.8 * (1 - read.confidence().value())) * 1000)
                        / 1000.0;
        LocalDateTime began = onset.orElse(change.get().at());
        return new Interpretation(
                read.verdict(),
                carried && lifted > read.confidence().value()
                        ? new Confidence(lifted)
                        : read.confidence(),
                read.summary()
                        + " Beside it: "
                        + ChangeWords.name(change.get())
                        + ", "
                        + ChangeWords.distance(change.get().at(), began)
                        + " the onset.",
                read.figures(),
                read.counterfactual(),
                read.control());
    }
}
