package dev.culprit.analyst;

import dev.culprit.core.alert.Metric;
import dev.culprit.core.alert.MetricKind;
import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.measurement.Slice;
import java.util.Optional;

/// Faults to plant in a [SyntheticCase], with the alert's metric and the slice that must come out.
@SuppressWarnings("ImmutableEnumChecker") // its fields are records
enum Plant {
    NULLS(
            FaultKind.NULL_SPIKE,
            SyntheticCase.nullRate(),
            Slice.of("device", "dev_0").and("lang", "lang_3"),
            "UPDATE visits SET referral = NULL WHERE device = 'dev_0' AND lang = 'lang_3'"),
    MISSING_ROWS(
            FaultKind.VOLUME_DROP,
            SyntheticCase.rowCount(),
            Slice.of("device", "dev_0").and("release", "rel_1"),
            "DELETE FROM visits WHERE device = 'dev_0' AND release = 'rel_1'"),
    REPEATED_ROWS(
            FaultKind.DUPLICATE_ROWS,
            Metric.of(MetricKind.DUPLICATE_RATE, "visit_no"),
            Slice.of("device", "dev_2"),
            "INSERT INTO visits SELECT * REPLACE (stored_at + INTERVAL 2 HOUR AS stored_at) FROM"
                    + " visits WHERE device = 'dev_2'"),
    CENTS(
            FaultKind.UNIT_CHANGE,
            SyntheticCase.meanCost(),
            Slice.of("device", "dev_1").and("lang", "lang_1"),
            "UPDATE visits SET cost = cost * 100 WHERE device = 'dev_1' AND lang = 'lang_1'"),
    LOST_PARENTS(
            FaultKind.ORPHANED_FK,
            metric(
                    MetricKind.ORPHAN_RATE,
                    "ward_id",
                    Optional.of(new Metric.Reference("wards", "ward_id")),
                    Optional.empty()),
            Slice.of("lang", "lang_0").and("release", "rel_2"),
            "UPDATE visits SET ward_id = 'gone-' || ward_id WHERE lang = 'lang_0' AND release ="
                    + " 'rel_2'"),
    OTHER_FORMAT(
            FaultKind.FORMAT_DRIFT,
            metric(
                    MetricKind.TYPE_MISMATCH_RATE,
                    "referral",
                    Optional.empty(),
                    Optional.of("^ref[0-9]+$")),
            Slice.of("device", "dev_0").and("release", "rel_0"),
            "UPDATE visits SET referral = 'R/' || referral WHERE device = 'dev_0' AND release ="
                    + " 'rel_0'");

    private final FaultKind fault;
    private final Metric metric;
    private final Slice slice;
    private final String sql;

    Plant(FaultKind fault, Metric metric, Slice slice, String sql) {
        this.fault = fault;
        this.metric = metric;
        this.slice = slice;
        this.sql = sql;
    }

    private static Metric metric(
            MetricKind kind,
            String column,
            Optional<Metric.Reference> references,
            Optional<String> format) {
        return new Metric(
                kind,
                Optional.of(column),
                Optional.empty(),
                references,
                format,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    FaultKind fault() {
        return fault;
    }

    Metric metric() {
        return metric;
    }

    Slice slice() {
        return slice;
    }

    /// Half a percent of such errors are everywhere and always.
    private String background() {
        String some = " WHERE hash(visit_no, 7) % 200 = 0";
        return switch (this) {
            case REPEATED_ROWS ->
                    "INSERT INTO visits SELECT * REPLACE (stored_at + INTERVAL 1 HOUR AS stored_at)"
                            + " FROM visits"
                            + some;
            case LOST_PARENTS -> "UPDATE visits SET ward_id = '?'" + some;
            case OTHER_FORMAT -> "UPDATE visits SET referral = 'none given'" + some;
            case NULLS, MISSING_ROWS, CENTS -> "SELECT 1";
        };
    }

    SyntheticCase in(int seed) {
        return new SyntheticCase(seed, 400)
                .with(background())
                .with(sql + " AND seen_at >= " + SyntheticCase.ONSET);
    }
}
