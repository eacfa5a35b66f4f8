package dev.culprit.ui.open;

import dev.culprit.core.alert.Alert;
import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.alert.TimeWindow;
import dev.culprit.ui.i18n.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// An alert made by hand: which metric of which column moved, and when. The days are whole, UTC.
public final class AlertForm {
    /// What can be said in this form; other metrics need an alert file.
    static final List<MetricKind> KINDS =
            List.of(
                    MetricKind.NULL_RATE,
                    MetricKind.ROW_COUNT,
                    MetricKind.DUPLICATE_RATE,
                    MetricKind.FRESHNESS,
                    MetricKind.MEAN,
                    MetricKind.SUM,
                    MetricKind.DISTINCT_COUNT);

    private final StringProperty table = new SimpleStringProperty("");
    private final StringProperty column = new SimpleStringProperty("");
    private final StringProperty timeColumn = new SimpleStringProperty("");
    private final ObjectProperty<MetricKind> kind =
            new SimpleObjectProperty<>(MetricKind.NULL_RATE);
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> until = new SimpleObjectProperty<>();

    static boolean needsColumn(MetricKind kind) {
        return switch (kind) {
            case ROW_COUNT, FRESHNESS, DUPLICATE_RATE, RATIO, CUSTOM_SQL, DESCRIPTION -> false;
            case NULL_RATE, ORPHAN_RATE, TYPE_MISMATCH_RATE, MEAN, SUM, DISTINCT_COUNT -> true;
        };
    }

    /// What is missing, as a sentence.
    Optional<String> problem(Messages messages) {
        if (table.get().isBlank()) {
            return Optional.of(messages.get("open.noTable"));
        }
        if (needsColumn(kind.get()) && column.get().isBlank()) {
            return Optional.of(messages.get("open.noColumn"));
        }
        LocalDate first = from.get();
        LocalDate last = until.get();
        if (first == null && last == null) {
            return Optional.empty();
        }
        if (first == null || last == null) {
            return Optional.of(messages.get("open.halfWindow"));
        }
        if (last.isBefore(first)) {
            return Optional.of(messages.get("open.wrongWindow"));
        }
        return timeColumn.get().isBlank()
                ? Optional.of(messages.get("open.noTimeColumn"))
                : Optional.empty();
    }

    /// Only when there is no [#problem].
    Alert alert() {
        Metric metric =
                column.get().isBlank()
                        ? Metric.of(kind.get())
                        : Metric.of(kind.get(), column.get().strip());
        return new Alert(
                "",
                table.get().strip(),
                metric,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                window(),
                Optional.empty(),
                "",
                "");
    }

    private Optional<TimeWindow> window() {
        LocalDate first = from.get();
        LocalDate last = until.get();
        return first == null || last == null
                ? Optional.empty()
                : Optional.of(
                        new TimeWindow(
                                timeColumn.get().strip(),
                                first.atStartOfDay(),
                                last.plusDays(1).atStartOfDay()));
    }

    public StringProperty table() {
        return table;
    }

    public StringProperty column() {
        return column;
    }

    public StringProperty timeColumn() {
        return timeColumn;
    }

    public ObjectProperty<MetricKind> kind() {
        return kind;
    }

    /// First day of the window.
    public ObjectProperty<@Nullable LocalDate> from() {
        return from;
    }

    /// Last day of the window, which belongs to it.
    public ObjectProperty<@Nullable LocalDate> until() {
        return until;
    }
}
