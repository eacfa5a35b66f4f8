package dev.culprit.ui.changes;

import dev.culprit.core.context.Change;
import dev.culprit.core.source.TableName;
import dev.culprit.ui.format.Figures;
import dev.culprit.ui.i18n.Messages;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;

/// Icons and words of changes.
record ChangeWords(Messages messages, Figures figures) {

    static Feather icon(Change change) {
        return switch (change.outcome()) {
            case FAILED -> Feather.ALERT_TRIANGLE;
            case STALLED -> Feather.PAUSE_CIRCLE;
            case SUCCEEDED, RUNNING, UNKNOWN -> icon(change.kind());
        };
    }

    static Feather icon(Change.Kind kind) {
        return switch (kind) {
            case DEPLOY -> Feather.UPLOAD_CLOUD;
            case JOB_RUN -> Feather.REFRESH_CW;
            case SCHEMA_CHANGE -> Feather.COLUMNS;
            case COMMIT -> Feather.GIT_COMMIT;
            case ROW_COUNT -> Feather.HASH;
            case OTHER -> Feather.FLAG;
        };
    }

    String kind(Change.Kind kind) {
        return messages.get("changes.kind." + kind.key());
    }

    /// The kind, and how it ended where that is known.
    String kind(Change change) {
        return switch (change.outcome()) {
            case UNKNOWN -> kind(change.kind());
            case SUCCEEDED, FAILED, STALLED, RUNNING ->
                    messages.get(
                            "changes.kindOutcome",
                            kind(change.kind()),
                            messages.get("changes.outcome." + change.outcome().key()));
        };
    }

    String when(Change change) {
        String at = figures.moment(change.at());
        return change.until()
                .map(until ->
                        messages.get(
                                "changes.until",
                                at,
                                figures.moment(until),
                                figures.duration(Duration.between(change.at(), until))))
                .orElseGet(() -> messages.get("changes.at", at));
    }

    /// How long before or after the onset.
    String distance(Change change, LocalDateTime onset) {
        Duration between = Duration.between(change.at(), onset);
        String size = size(between.abs());
        return between.isZero()
                ? messages.get("changes.atOnset")
                : messages.get(
                        between.isNegative() ? "changes.afterOnset" : "changes.beforeOnset", size);
    }

    private String size(Duration length) {
        return length.toDays() >= 2
                ? messages.get("changes.days", length.toDays())
                : figures.duration(length);
    }

    /// What else is known, one line each.
    List<String> facts(Entry entry) {
        Change change = entry.change();
        List<String> lines = new ArrayList<>();
        fact("changes.system", change.system()).ifPresent(lines::add);
        fact("changes.author", change.author()).ifPresent(lines::add);
        fact(
                        "changes.tables",
                        change.tables().stream()
                                .map(TableName::toString)
                                .collect(Collectors.joining(", ")))
                .ifPresent(lines::add);
        fact("changes.columns", String.join(", ", change.columns())).ifPresent(lines::add);
        change.rows()
                .ifPresent(rows -> lines.add(messages.get("sources.rows", figures.count(rows))));
        lines.add(
                entry.byHand()
                        ? messages.get("changes.byHand")
                        : messages.get(
                                "changes.reference",
                                change.reference().id(),
                                change.reference().origin()));
        if (!entry.known()) {
            lines.add(messages.get("changes.later"));
        }
        return lines;
    }

    private Optional<String> fact(String key, String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(messages.get(key, value));
    }
}
